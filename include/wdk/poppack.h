/* poppack.h: ends what pshpack1.h and its kin begin. */
#pragma pack(pop)
