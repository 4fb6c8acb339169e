/*
 * bitmap.h: bitmaps, colours, gamma and palettes.
 */
#ifndef WDK_WINGDI_BITMAP_H
#define WDK_WINGDI_BITMAP_H

#include "palette.h"

#define AC_SRC_ALPHA                     1
#define AC_SRC_OVER                      0
#define BI_BITFIELDS                     3
#define BI_JPEG                          4
#define BI_PNG                           5
#define BI_RGB                           0
#define BI_RLE4                          2
#define BI_RLE8                          1
#define CA_LOG_FILTER                    2
#define CA_NEGATIVE                      1
#define CBM_INIT                         4
#define CM_CMYK_COLOR                    4
#define CM_DEVICE_ICM                    1
#define CM_GAMMA_RAMP                    2
#define CM_IN_GAMUT                      0
#define CM_NONE                          0
#define CM_OUT_OF_GAMUT                  0xff
#define COLORMATCHTOTARGET_EMBEDED       1
#define COLORMGMTCAPS                    0x79
#define COLORONCOLOR                     3
#define COLORRES                         0x6c
#define COLOR_ADJ_MAX                    0x64
#define COLOR_ADJ_MIN                    (-100)
#define DIB_PAL_COLORS                   1
#define DIB_RGB_COLORS                   0
#define GRADIENT_FILL_OP_FLAG            0xff
#define GRADIENT_FILL_RECT_H             0
#define GRADIENT_FILL_RECT_V             1
#define GRADIENT_FILL_TRIANGLE           2
#define ICM_ADDPROFILE                   1
#define ICM_DELETEPROFILE                2
#define ICM_DONE_OUTSIDEDC               4
#define ICM_OFF                          1
#define ICM_ON                           2
#define ICM_QUERY                        3
#define ICM_QUERYMATCH                   7
#define ICM_QUERYPROFILE                 3
#define ICM_REGISTERICMATCHER            5
#define ICM_SETDEFAULTPROFILE            4
#define ICM_UNREGISTERICMATCHER          6
#define ILLUMINANT_A                     1
#define ILLUMINANT_B                     2
#define ILLUMINANT_C                     3
#define ILLUMINANT_D50                   4
#define ILLUMINANT_D55                   5
#define ILLUMINANT_D65                   6
#define ILLUMINANT_D75                   7
#define ILLUMINANT_DAYLIGHT              3
#define ILLUMINANT_DEVICE_DEFAULT        0
#define ILLUMINANT_F2                    8
#define ILLUMINANT_FLUORESCENT           8
#define ILLUMINANT_MAX_INDEX             8
#define ILLUMINANT_NTSC                  3
#define ILLUMINANT_TUNGSTEN              1
#define LCS_CALIBRATED_RGB               0
#define LCS_GM_ABS_COLORIMETRIC          8
#define LCS_GM_BUSINESS                  1
#define LCS_GM_GRAPHICS                  2
#define LCS_GM_IMAGES                    4
#define LCS_SIGNATURE                    0x50534f43
#define LCS_WINDOWS_COLOR_SPACE          0x57696e20
#define LCS_sRGB                         0x73524742
#define NTM_BOLD                         0x20
#define NTM_DSIG                         0x200000
#define NTM_ITALIC                       1
#define NTM_MULTIPLEMASTER               0x80000
#define NTM_NONNEGATIVE_AC               0x10000
#define NTM_PS_OPENTYPE                  0x20000
#define NTM_REGULAR                      0x40
#define NTM_TT_OPENTYPE                  0x40000
#define NTM_TYPE1                        0x100000
#define PC_EXPLICIT                      2
#define PC_INTERIORS                     0x80
#define PC_NOCOLLAPSE                    4
#define PC_NONE                          0
#define PC_PATHS                         0x200
#define PC_POLYGON                       1
#define PC_POLYPOLYGON                   0x100
#define PC_RECTANGLE                     2
#define PC_RESERVED                      1
#define PC_SCANLINE                      8
#define PC_STYLED                        0x20
#define PC_TRAPEZOID                     4
#define PC_WIDE                          0x10
#define PC_WIDESTYLED                    0x40
#define PC_WINDPOLYGON                   4
#define PFD_DEPTH_DONTCARE               0x20000000
#define PFD_DIRECT3D_ACCELERATED         0x4000
#define PFD_DOUBLEBUFFER                 1
#define PFD_DOUBLEBUFFER_DONTCARE        0x40000000
#define PFD_DRAW_TO_BITMAP               8
#define PFD_DRAW_TO_WINDOW               4
#define PFD_GENERIC_ACCELERATED          0x1000
#define PFD_GENERIC_FORMAT               0x40
#define PFD_MAIN_PLANE                   0
#define PFD_NEED_PALETTE                 0x80
#define PFD_NEED_SYSTEM_PALETTE          0x100
#define PFD_OVERLAY_PLANE                1
#define PFD_STEREO                       2
#define PFD_STEREO_DONTCARE              0x80000000
#define PFD_SUPPORT_COMPOSITION          0x8000
#define PFD_SUPPORT_DIRECTDRAW           0x2000
#define PFD_SUPPORT_GDI                  0x10
#define PFD_SUPPORT_OPENGL               0x20
#define PFD_SWAP_COPY                    0x400
#define PFD_SWAP_EXCHANGE                0x200
#define PFD_SWAP_LAYER_BUFFERS           0x800
#define PFD_TYPE_COLORINDEX              1
#define PFD_TYPE_RGBA                    0
#define PFD_UNDERLAY_PLANE               (-1)
#define RGB_GAMMA_MAX                    0xfde8
#define RGB_GAMMA_MIN                    0x540
#define SYSPAL_ERROR                     0
#define SYSPAL_NOSTATIC                  2
#define SYSPAL_NOSTATIC256               3
#define SYSPAL_STATIC                    1

#ifdef __cplusplus
extern "C" {
#endif

typedef long FXPT2DOT30;

typedef struct tagCIEXYZ {
    FXPT2DOT30 ciexyzX;
    FXPT2DOT30 ciexyzY;
    FXPT2DOT30 ciexyzZ;
} CIEXYZ;

typedef struct tagICEXYZTRIPLE {
    CIEXYZ ciexyzRed;
    CIEXYZ ciexyzGreen;
    CIEXYZ ciexyzBlue;
} CIEXYZTRIPLE;

typedef struct {
    DWORD bV4Size;
    LONG bV4Width;
    LONG bV4Height;
    WORD bV4Planes;
    WORD bV4BitCount;
    DWORD bV4V4Compression;
    DWORD bV4SizeImage;
    LONG bV4XPelsPerMeter;
    LONG bV4YPelsPerMeter;
    DWORD bV4ClrUsed;
    DWORD bV4ClrImportant;
    DWORD bV4RedMask;
    DWORD bV4GreenMask;
    DWORD bV4BlueMask;
    DWORD bV4AlphaMask;
    DWORD bV4CSType;
    CIEXYZTRIPLE bV4Endpoints;
    DWORD bV4GammaRed;
    DWORD bV4GammaGreen;
    DWORD bV4GammaBlue;
} BITMAPV4HEADER, *PBITMAPV4HEADER, *LPBITMAPV4HEADER;

typedef struct {
    DWORD bV5Size;
    LONG bV5Width;
    LONG bV5Height;
    WORD bV5Planes;
    WORD bV5BitCount;
    DWORD bV5Compression;
    DWORD bV5SizeImage;
    LONG bV5XPelsPerMeter;
    LONG bV5YPelsPerMeter;
    DWORD bV5ClrUsed;
    DWORD bV5ClrImportant;
    DWORD bV5RedMask;
    DWORD bV5GreenMask;
    DWORD bV5BlueMask;
    DWORD bV5AlphaMask;
    DWORD bV5CSType;
    CIEXYZTRIPLE bV5Endpoints;
    DWORD bV5GammaRed;
    DWORD bV5GammaGreen;
    DWORD bV5GammaBlue;
    DWORD bV5Intent;
    DWORD bV5ProfileData;
    DWORD bV5ProfileSize;
    DWORD bV5Reserved;
} BITMAPV5HEADER, *PBITMAPV5HEADER, *LPBITMAPV5HEADER;

typedef struct _BLENDFUNCTION {
    BYTE BlendOp;
    BYTE BlendFlags;
    BYTE SourceConstantAlpha;
    BYTE AlphaFormat;
} BLENDFUNCTION, *PBLENDFUNCTION;

typedef struct _GRADIENT_RECT {
    ULONG UpperLeft;
    ULONG LowerRight;
} GRADIENT_RECT, *LPGRADIENT_RECT, *PGRADIENT_RECT;

typedef struct _GRADIENT_TRIANGLE {
    ULONG Vertex1;
    ULONG Vertex2;
    ULONG Vertex3;
} GRADIENT_TRIANGLE, *LPGRADIENT_TRIANGLE, *PGRADIENT_TRIANGLE;

typedef USHORT COLOR16;

typedef struct _TRIVERTEX {
    LONG x;
    LONG y;
    COLOR16 Red;
    COLOR16 Green;
    COLOR16 Blue;
    COLOR16 Alpha;
} TRIVERTEX, *LPTRIVERTEX, *PTRIVERTEX;

typedef struct tagBITMAP {
    LONG bmType;
    LONG bmWidth;
    LONG bmHeight;
    LONG bmWidthBytes;
    WORD bmPlanes;
    WORD bmBitsPixel;
    LPVOID bmBits;
} BITMAP, *LPBITMAP, *NPBITMAP, *PBITMAP;

typedef struct tagBITMAPCOREHEADER {
    DWORD bcSize;
    WORD bcWidth;
    WORD bcHeight;
    WORD bcPlanes;
    WORD bcBitCount;
} BITMAPCOREHEADER, *LPBITMAPCOREHEADER, *PBITMAPCOREHEADER;

typedef struct tagRGBTRIPLE {
    BYTE rgbtBlue;
    BYTE rgbtGreen;
    BYTE rgbtRed;
} RGBTRIPLE, *LPRGBTRIPLE, *NPRGBTRIPLE, *PRGBTRIPLE;

typedef struct tagBITMAPCOREINFO {
    BITMAPCOREHEADER bmciHeader;
    RGBTRIPLE bmciColors[1];
} BITMAPCOREINFO, *LPBITMAPCOREINFO, *PBITMAPCOREINFO;

#pragma pack(push, 1)
typedef struct tagBITMAPFILEHEADER {
    WORD bfType;
    DWORD bfSize;
    WORD bfReserved1;
    WORD bfReserved2;
    DWORD bfOffBits;
} BITMAPFILEHEADER, *LPBITMAPFILEHEADER, *PBITMAPFILEHEADER;
#pragma pack(pop)

typedef struct tagBITMAPINFOHEADER {
    DWORD biSize;
    LONG biWidth;
    LONG biHeight;
    WORD biPlanes;
    WORD biBitCount;
    DWORD biCompression;
    DWORD biSizeImage;
    LONG biXPelsPerMeter;
    LONG biYPelsPerMeter;
    DWORD biClrUsed;
    DWORD biClrImportant;
} BITMAPINFOHEADER, *LPBITMAPINFOHEADER, *PBITMAPINFOHEADER;

typedef struct tagRGBQUAD {
    BYTE rgbBlue;
    BYTE rgbGreen;
    BYTE rgbRed;
    BYTE rgbReserved;
} RGBQUAD;

typedef struct tagBITMAPINFO {
    BITMAPINFOHEADER bmiHeader;
    RGBQUAD bmiColors[1];
} BITMAPINFO, *LPBITMAPINFO, *PBITMAPINFO;

typedef struct tagCOLORADJUSTMENT {
    WORD caSize;
    WORD caFlags;
    WORD caIlluminantIndex;
    WORD caRedGamma;
    WORD caGreenGamma;
    WORD caBlueGamma;
    WORD caReferenceBlack;
    WORD caReferenceWhite;
    SHORT caContrast;
    SHORT caBrightness;
    SHORT caColorfulness;
    SHORT caRedGreenTint;
} COLORADJUSTMENT, *LPCOLORADJUSTMENT, *PCOLORADJUSTMENT;

typedef struct tagEMR {
    DWORD iType;
    DWORD nSize;
} EMR, *PEMR;

typedef struct tagCOLORCORRECTPALETTE {
    EMR emr;
    DWORD ihPalette;
    DWORD nFirstEntry;
    DWORD nPalEntries;
    DWORD nReserved;
} EMRCOLORCORRECTPALETTE, *PEMRCOLORCORRECTPALETTE;

typedef struct tagCOLORMATCHTOTARGET {
    EMR emr;
    DWORD dwAction;
    DWORD dwFlags;
    DWORD cbName;
    DWORD cbData;
    BYTE Data[1];
} EMRCOLORMATCHTOTARGET, *PEMRCOLORMATCHTOTARGET;

typedef struct tagDIBSECTION {
    BITMAP dsBm;
    BITMAPINFOHEADER dsBmih;
    DWORD dsBitfields[3];
    HANDLE dshSection;
    DWORD dsOffset;
} DIBSECTION, *LPDIBSECTION, *PDIBSECTION;

typedef LONG LCSCSTYPE;
typedef LONG LCSGAMUTMATCH;

typedef struct tagLOGCOLORSPACEA {
    DWORD lcsSignature;
    DWORD lcsVersion;
    DWORD lcsSize;
    LCSCSTYPE lcsCSType;
    LCSGAMUTMATCH lcsIntent;
    CIEXYZTRIPLE lcsEndpoints;
    DWORD lcsGammaRed;
    DWORD lcsGammaGreen;
    DWORD lcsGammaBlue;
    CHAR lcsFilename[260];
} LOGCOLORSPACEA, *LPLOGCOLORSPACEA;

typedef struct tagLOGCOLORSPACEW {
    DWORD lcsSignature;
    DWORD lcsVersion;
    DWORD lcsSize;
    LCSCSTYPE lcsCSType;
    LCSGAMUTMATCH lcsIntent;
    CIEXYZTRIPLE lcsEndpoints;
    DWORD lcsGammaRed;
    DWORD lcsGammaGreen;
    DWORD lcsGammaBlue;
    WCHAR lcsFilename[260];
} LOGCOLORSPACEW, *LPLOGCOLORSPACEW;

typedef struct tagLOGPALETTE {
    WORD palVersion;
    WORD palNumEntries;
    PALETTEENTRY palPalEntry[1];
} LOGPALETTE, *LPLOGPALETTE, *NPLOGPALETTE, *PLOGPALETTE;

typedef struct tagPIXELFORMATDESCRIPTOR {
    WORD nSize;
    WORD nVersion;
    DWORD dwFlags;
    BYTE iPixelType;
    BYTE cColorBits;
    BYTE cRedBits;
    BYTE cRedShift;
    BYTE cGreenBits;
    BYTE cGreenShift;
    BYTE cBlueBits;
    BYTE cBlueShift;
    BYTE cAlphaBits;
    BYTE cAlphaShift;
    BYTE cAccumBits;
    BYTE cAccumRedBits;
    BYTE cAccumGreenBits;
    BYTE cAccumBlueBits;
    BYTE cAccumAlphaBits;
    BYTE cDepthBits;
    BYTE cStencilBits;
    BYTE cAuxBuffers;
    BYTE iLayerType;
    BYTE bReserved;
    DWORD dwLayerMask;
    DWORD dwVisibleMask;
    DWORD dwDamageMask;
} PIXELFORMATDESCRIPTOR, *LPPIXELFORMATDESCRIPTOR, *PPIXELFORMATDESCRIPTOR;

typedef int (NTAPI *ICMENUMPROCA)(LPSTR, LPARAM);
typedef int (NTAPI *ICMENUMPROCW)(LPWSTR, LPARAM);
typedef LOGCOLORSPACEA LOGCOLORSPACE;
typedef CIEXYZ *LPCIEXYZ;
typedef CIEXYZTRIPLE *LPCIEXYZTRIPLE;
typedef LPLOGCOLORSPACEA LPLOGCOLORSPACE;
typedef RGBQUAD *LPRGBQUAD;

#ifdef __cplusplus
}
#endif

#endif
