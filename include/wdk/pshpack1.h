/* pshpack1.h: structures that follow are aligned to 1 byte, until poppack.h. */
#pragma pack(push, 1)
