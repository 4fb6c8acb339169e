/*
 * version.h: which Windows the headers describe.
 */
#ifndef WDK_WDM_VERSION_H
#define WDK_WDM_VERSION_H

#define NTDDI_LONGHORN                           0x6000000
#define NTDDI_VISTA                              0x6000000
#define NTDDI_VISTASP1                           0x6000100
#define NTDDI_VISTASP2                           0x6000200
#define NTDDI_VISTASP3                           0x6000300
#define NTDDI_VISTASP4                           0x6000400
#define NTDDI_WIN10                              0xa000000
#define NTDDI_WIN10_19H1                         0xa000007
#define NTDDI_WIN10_CO                           0xa00000b
#define NTDDI_WIN10_FE                           0xa00000a
#define NTDDI_WIN10_MN                           0xa000009
#define NTDDI_WIN10_NI                           0xa00000c
#define NTDDI_WIN10_RS1                          0xa000002
#define NTDDI_WIN10_RS2                          0xa000003
#define NTDDI_WIN10_RS3                          0xa000004
#define NTDDI_WIN10_RS4                          0xa000005
#define NTDDI_WIN10_RS5                          0xa000006
#define NTDDI_WIN10_TH2                          0xa000001
#define NTDDI_WIN10_VB                           0xa000008
#define NTDDI_WIN2K                              0x5000000
#define NTDDI_WIN2KSP1                           0x5000100
#define NTDDI_WIN2KSP2                           0x5000200
#define NTDDI_WIN2KSP3                           0x5000300
#define NTDDI_WIN2KSP4                           0x5000400
#define NTDDI_WIN4                               0x4000000
#define NTDDI_WIN6                               0x6000000
#define NTDDI_WIN6SP1                            0x6000100
#define NTDDI_WIN6SP2                            0x6000200
#define NTDDI_WIN6SP3                            0x6000300
#define NTDDI_WIN6SP4                            0x6000400
#define NTDDI_WIN7                               0x6010000
#define NTDDI_WIN8                               0x6020000
#define NTDDI_WINBLUE                            0x6030000
#define NTDDI_WINTHRESHOLD                       0xa000000
#define NTDDI_WINXP                              0x5010000
#define NTDDI_WINXPSP1                           0x5010100
#define NTDDI_WINXPSP2                           0x5010200
#define NTDDI_WINXPSP3                           0x5010300
#define NTDDI_WINXPSP4                           0x5010400
#define NTDDI_WS03                               0x5020000
#define NTDDI_WS03SP1                            0x5020100
#define NTDDI_WS03SP2                            0x5020200
#define NTDDI_WS03SP3                            0x5020300
#define NTDDI_WS03SP4                            0x5020400
#define NTDDI_WS08                               0x6000100
#define NTDDI_WS08SP2                            0x6000200
#define NTDDI_WS08SP3                            0x6000300
#define NTDDI_WS08SP4                            0x6000400
#define OSVERSION_MASK                           0xffff0000
#define SPVERSION_MASK                           0xff00
#define SUBVERSION_MASK                          0xff
#define WDK_NTDDI_VERSION                        0xa00000c

#define _WIN32_WINNT_VISTA                       0x0600
#define _WIN32_WINNT_WIN6                        0x0600
#define _WIN32_WINNT_LONGHORN                    0x0600
#define _WIN32_WINNT_WS08                        0x0600
#define _WIN32_WINNT_WIN7                        0x0601
#define _WIN32_WINNT_WIN8                        0x0602
#define _WIN32_WINNT_WINBLUE                     0x0603
#define _WIN32_WINNT_WINTHRESHOLD                0x0A00
#define _WIN32_WINNT_WIN10                       0x0A00

#ifndef NTDDI_VERSION
#define NTDDI_VERSION 0x0A00000C
#endif
#ifndef _WIN32_WINNT
#define _WIN32_WINNT 0x0A00
#endif
#ifndef WINVER
#define WINVER _WIN32_WINNT
#endif
#ifndef _NT_TARGET_VERSION
#define _NT_TARGET_VERSION _WIN32_WINNT
#endif

#endif
