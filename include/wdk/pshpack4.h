/* pshpack4.h: structures that follow are aligned to 4 bytes, until poppack.h. */
#pragma pack(push, 4)
