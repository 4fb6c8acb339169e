/*
 * gdi.h: GDI: device contexts, fonts, pens, regions, metafiles, printing. User mode's; the names alone are of use here.
 */
#ifndef WDK_WINGDI_GDI_H
#define WDK_WINGDI_GDI_H

#include "palette.h"
#include "display.h"
#include "bitmap.h"

#define ABORTDOC                             2
#define ABSOLUTE                             1
#define AD_CLOCKWISE                         2
#define AD_COUNTERCLOCKWISE                  1
#define ALTERNATE                            1
#define ANSI_CHARSET                         0
#define ANSI_FIXED_FONT                      0xb
#define ANSI_VAR_FONT                        0xc
#define ANTIALIASED_QUALITY                  4
#define ARABIC_CHARSET                       0xb2
#define ASPECTX                              0x28
#define ASPECTXY                             0x2c
#define ASPECTY                              0x2a
#define ASPECT_FILTERING                     1
#define BALTIC_CHARSET                       0xba
#define BANDINFO                             0x18
#define BEGIN_PATH                           0x1000
#define BITSPIXEL                            0xc
#define BKMODE_LAST                          2
#define BLACKNESS                            0x42
#define BLACKONWHITE                         1
#define BLACK_BRUSH                          4
#define BLACK_PEN                            7
#define BLTALIGNMENT                         0x77
#define BS_DIBPATTERN                        5
#define BS_DIBPATTERN8X8                     8
#define BS_DIBPATTERNPT                      6
#define BS_HATCHED                           2
#define BS_HOLLOW                            1
#define BS_INDEXED                           4
#define BS_MONOPATTERN                       9
#define BS_NULL                              1
#define BS_PATTERN                           3
#define BS_PATTERN8X8                        7
#define BS_SOLID                             0
#define CAPTUREBLT                           0x40000000
#define CCHDEVICENAME                        0x20
#define CCHFORMNAME                          0x20
#define CC_CHORD                             4
#define CC_CIRCLES                           1
#define CC_ELLIPSES                          8
#define CC_INTERIORS                         0x80
#define CC_NONE                              0
#define CC_PIE                               2
#define CC_ROUNDRECT                         0x100
#define CC_STYLED                            0x20
#define CC_WIDE                              0x10
#define CC_WIDESTYLED                        0x40
#define CHECKJPEGFORMAT                      0x1017
#define CHECKPNGFORMAT                       0x1018
#define CHINESEBIG5_CHARSET                  0x88
#define CLEARTYPE_NATURAL_QUALITY            6
#define CLEARTYPE_QUALITY                    5
#define CLIPCAPS                             0x24
#define CLIP_CHARACTER_PRECIS                1
#define CLIP_DEFAULT_PRECIS                  0
#define CLIP_DFA_DISABLE                     0x40
#define CLIP_EMBEDDED                        0x80
#define CLIP_LH_ANGLES                       0x10
#define CLIP_MASK                            0xf
#define CLIP_STROKE_PRECIS                   2
#define CLIP_TO_PATH                         0x1001
#define CLIP_TT_ALWAYS                       0x20
#define CLOSECHANNEL                         0x1010
#define CLR_INVALID                          0xffffffff
#define COMPLEXREGION                        3
#define CP_NONE                              0
#define CP_RECTANGLE                         1
#define CP_REGION                            2
#define CREATECOLORSPACE_EMBEDED             1
#define CS_DELETE_TRANSFORM                  3
#define CS_DISABLE                           2
#define CS_ENABLE                            1
#define CURVECAPS                            0x1c
#define DCBA_FACEDOWNCENTER                  0x101
#define DCBA_FACEDOWNLEFT                    0x102
#define DCBA_FACEDOWNNONE                    0x100
#define DCBA_FACEDOWNRIGHT                   0x103
#define DCBA_FACEUPCENTER                    1
#define DCBA_FACEUPLEFT                      2
#define DCBA_FACEUPNONE                      0
#define DCBA_FACEUPRIGHT                     3
#define DCB_ACCUMULATE                       2
#define DCB_DIRTY                            2
#define DCB_DISABLE                          8
#define DCB_ENABLE                           4
#define DCB_RESET                            1
#define DCB_SET                              3
#define DCTT_BITMAP                          1
#define DCTT_DOWNLOAD                        2
#define DCTT_DOWNLOAD_OUTLINE                8
#define DCTT_SUBDEV                          4
#define DC_BINADJUST                         0x13
#define DC_BINNAMES                          0xc
#define DC_BINS                              6
#define DC_BRUSH                             0x12
#define DC_COLLATE                           0x16
#define DC_COLORDEVICE                       0x20
#define DC_COPIES                            0x12
#define DC_DATATYPE_PRODUCED                 0x15
#define DC_DRIVER                            0xb
#define DC_DUPLEX                            7
#define DC_EMF_COMPLIANT                     0x14
#define DC_ENUMRESOLUTIONS                   0xd
#define DC_EXTRA                             9
#define DC_FIELDS                            1
#define DC_FILEDEPENDENCIES                  0xe
#define DC_MANUFACTURER                      0x17
#define DC_MAXEXTENT                         5
#define DC_MEDIAREADY                        0x1d
#define DC_MEDIATYPENAMES                    0x22
#define DC_MEDIATYPES                        0x23
#define DC_MINEXTENT                         4
#define DC_MODEL                             0x18
#define DC_NUP                               0x21
#define DC_ORIENTATION                       0x11
#define DC_PAPERNAMES                        0x10
#define DC_PAPERS                            2
#define DC_PAPERSIZE                         3
#define DC_PEN                               0x13
#define DC_PERSONALITY                       0x19
#define DC_PRINTERMEM                        0x1c
#define DC_PRINTRATE                         0x1a
#define DC_PRINTRATEPPM                      0x1f
#define DC_PRINTRATEUNIT                     0x1b
#define DC_SIZE                              8
#define DC_STAPLE                            0x1e
#define DC_TRUETYPE                          0xf
#define DC_VERSION                           0xa
#define DEFAULT_CHARSET                      1
#define DEFAULT_GUI_FONT                     0x11
#define DEFAULT_PALETTE                      0xf
#define DEFAULT_PITCH                        0
#define DEFAULT_QUALITY                      0
#define DESKTOPHORZRES                       0x76
#define DESKTOPVERTRES                       0x75
#define DEVICEDATA                           0x13
#define DEVICE_DEFAULT_FONT                  0xe
#define DEVICE_FONTTYPE                      2
#define DI_APPBANDING                        1
#define DI_ROPS_READ_DESTINATION             2
#define DKGRAY_BRUSH                         3
#define DOWNLOADFACE                         0x202
#define DOWNLOADHEADER                       0x100f
#define DRAFTMODE                            7
#define DRAFT_QUALITY                        1
#define DRAWPATTERNRECT                      0x19
#define DRIVERVERSION                        0
#define DSTINVERT                            0x550009
#define DT_CHARSTREAM                        4
#define DT_DISPFILE                          6
#define DT_METAFILE                          5
#define DT_PLOTTER                           0
#define DT_RASCAMERA                         3
#define DT_RASDISPLAY                        1
#define DT_RASPRINTER                        2
#define EASTEUROPE_CHARSET                   0xee
#define ELF_CULTURE_LATIN                    0
#define ELF_VENDOR_SIZE                      4
#define ELF_VERSION                          0
#define EMR_ABORTPATH                        0x44
#define EMR_ALPHABLEND                       0x72
#define EMR_ANGLEARC                         0x29
#define EMR_ARC                              0x2d
#define EMR_ARCTO                            0x37
#define EMR_BEGINPATH                        0x3b
#define EMR_BITBLT                           0x4c
#define EMR_CHORD                            0x2e
#define EMR_CLOSEFIGURE                      0x3d
#define EMR_COLORCORRECTPALETTE              0x6f
#define EMR_COLORMATCHTOTARGETW              0x79
#define EMR_CREATEBRUSHINDIRECT              0x27
#define EMR_CREATECOLORSPACE                 0x63
#define EMR_CREATECOLORSPACEW                0x7a
#define EMR_CREATEDIBPATTERNBRUSHPT          0x5e
#define EMR_CREATEMONOBRUSH                  0x5d
#define EMR_CREATEPALETTE                    0x31
#define EMR_CREATEPEN                        0x26
#define EMR_DELETECOLORSPACE                 0x65
#define EMR_DELETEOBJECT                     0x28
#define EMR_ELLIPSE                          0x2a
#define EMR_ENDPATH                          0x3c
#define EMR_EOF                              0xe
#define EMR_EXCLUDECLIPRECT                  0x1d
#define EMR_EXTCREATEFONTINDIRECTW           0x52
#define EMR_EXTCREATEPEN                     0x5f
#define EMR_EXTFLOODFILL                     0x35
#define EMR_EXTSELECTCLIPRGN                 0x4b
#define EMR_EXTTEXTOUTA                      0x53
#define EMR_EXTTEXTOUTW                      0x54
#define EMR_FILLPATH                         0x3e
#define EMR_FILLRGN                          0x47
#define EMR_FLATTENPATH                      0x41
#define EMR_FRAMERGN                         0x48
#define EMR_GDICOMMENT                       0x46
#define EMR_GLSBOUNDEDRECORD                 0x67
#define EMR_GLSRECORD                        0x66
#define EMR_GRADIENTFILL                     0x76
#define EMR_HEADER                           1
#define EMR_INTERSECTCLIPRECT                0x1e
#define EMR_INVERTRGN                        0x49
#define EMR_LINETO                           0x36
#define EMR_MASKBLT                          0x4e
#define EMR_MAX                              0x7a
#define EMR_MIN                              1
#define EMR_MODIFYWORLDTRANSFORM             0x24
#define EMR_MOVETOEX                         0x1b
#define EMR_OFFSETCLIPRGN                    0x1a
#define EMR_PAINTRGN                         0x4a
#define EMR_PIE                              0x2f
#define EMR_PIXELFORMAT                      0x68
#define EMR_PLGBLT                           0x4f
#define EMR_POLYBEZIER                       2
#define EMR_POLYBEZIER16                     0x55
#define EMR_POLYBEZIERTO                     5
#define EMR_POLYBEZIERTO16                   0x58
#define EMR_POLYDRAW                         0x38
#define EMR_POLYDRAW16                       0x5c
#define EMR_POLYGON                          3
#define EMR_POLYGON16                        0x56
#define EMR_POLYLINE                         4
#define EMR_POLYLINE16                       0x57
#define EMR_POLYLINETO                       6
#define EMR_POLYLINETO16                     0x59
#define EMR_POLYPOLYGON                      8
#define EMR_POLYPOLYGON16                    0x5b
#define EMR_POLYPOLYLINE                     7
#define EMR_POLYPOLYLINE16                   0x5a
#define EMR_POLYTEXTOUTA                     0x60
#define EMR_POLYTEXTOUTW                     0x61
#define EMR_REALIZEPALETTE                   0x34
#define EMR_RECTANGLE                        0x2b
#define EMR_RESERVED_105                     0x69
#define EMR_RESERVED_106                     0x6a
#define EMR_RESERVED_107                     0x6b
#define EMR_RESERVED_108                     0x6c
#define EMR_RESERVED_109                     0x6d
#define EMR_RESERVED_110                     0x6e
#define EMR_RESERVED_117                     0x75
#define EMR_RESERVED_119                     0x77
#define EMR_RESERVED_120                     0x78
#define EMR_RESIZEPALETTE                    0x33
#define EMR_RESTOREDC                        0x22
#define EMR_ROUNDRECT                        0x2c
#define EMR_SAVEDC                           0x21
#define EMR_SCALEVIEWPORTEXTEX               0x1f
#define EMR_SCALEWINDOWEXTEX                 0x20
#define EMR_SELECTCLIPPATH                   0x43
#define EMR_SELECTOBJECT                     0x25
#define EMR_SELECTPALETTE                    0x30
#define EMR_SETARCDIRECTION                  0x39
#define EMR_SETBKCOLOR                       0x19
#define EMR_SETBKMODE                        0x12
#define EMR_SETBRUSHORGEX                    0xd
#define EMR_SETCOLORADJUSTMENT               0x17
#define EMR_SETCOLORSPACE                    0x64
#define EMR_SETDIBITSTODEVICE                0x50
#define EMR_SETICMMODE                       0x62
#define EMR_SETICMPROFILEA                   0x70
#define EMR_SETICMPROFILEW                   0x71
#define EMR_SETLAYOUT                        0x73
#define EMR_SETMAPMODE                       0x11
#define EMR_SETMAPPERFLAGS                   0x10
#define EMR_SETMETARGN                       0x1c
#define EMR_SETMITERLIMIT                    0x3a
#define EMR_SETPALETTEENTRIES                0x32
#define EMR_SETPIXELV                        0xf
#define EMR_SETPOLYFILLMODE                  0x13
#define EMR_SETROP2                          0x14
#define EMR_SETSTRETCHBLTMODE                0x15
#define EMR_SETTEXTALIGN                     0x16
#define EMR_SETTEXTCOLOR                     0x18
#define EMR_SETVIEWPORTEXTEX                 0xb
#define EMR_SETVIEWPORTORGEX                 0xc
#define EMR_SETWINDOWEXTEX                   9
#define EMR_SETWINDOWORGEX                   0xa
#define EMR_SETWORLDTRANSFORM                0x23
#define EMR_STRETCHBLT                       0x4d
#define EMR_STRETCHDIBITS                    0x51
#define EMR_STROKEANDFILLPATH                0x3f
#define EMR_STROKEPATH                       0x40
#define EMR_TRANSPARENTBLT                   0x74
#define EMR_WIDENPATH                        0x42
#define ENABLEDUPLEX                         0x1c
#define ENABLEPAIRKERNING                    0x301
#define ENABLERELATIVEWIDTHS                 0x300
#define ENCAPSULATED_POSTSCRIPT              0x1014
#define ENDDOC                               0xb
#define END_PATH                             0x1002
#define ENHMETA_SIGNATURE                    0x464d4520
#define ENHMETA_STOCK_OBJECT                 0x80000000
#define ENUMPAPERBINS                        0x1f
#define ENUMPAPERMETRICS                     0x22
#define EPSPRINTING                          0x21
#define EPS_SIGNATURE                        0x46535045
#define ERROR                                0
#define ETO_CLIPPED                          4
#define ETO_GLYPH_INDEX                      0x10
#define ETO_IGNORELANGUAGE                   0x1000
#define ETO_NUMERICSLATIN                    0x800
#define ETO_NUMERICSLOCAL                    0x400
#define ETO_OPAQUE                           2
#define ETO_PDY                              0x2000
#define ETO_REVERSE_INDEX_MAP                0x10000
#define ETO_RTLREADING                       0x80
#define EXTTEXTOUT                           0x200
#define EXT_DEVICE_CAPS                      0x1003
#define FEATURESETTING_CUSTPAPER             3
#define FEATURESETTING_MIRROR                4
#define FEATURESETTING_NEGATIVE              5
#define FEATURESETTING_NUP                   0
#define FEATURESETTING_OUTPUT                1
#define FEATURESETTING_PRIVATE_BEGIN         0x1000
#define FEATURESETTING_PRIVATE_END           0x1fff
#define FEATURESETTING_PROTOCOL              6
#define FEATURESETTING_PSLEVEL               2
#define FF_DECORATIVE                        0x50
#define FF_DONTCARE                          0
#define FF_MODERN                            0x30
#define FF_ROMAN                             0x10
#define FF_SCRIPT                            0x40
#define FF_SWISS                             0x20
#define FIXED_PITCH                          1
#define FLI_GLYPHS                           0x40000
#define FLI_MASK                             0x103b
#define FLOODFILLBORDER                      0
#define FLOODFILLSURFACE                     1
#define FLUSHOUTPUT                          6
#define FONTMAPPER_MAX                       0xa
#define FR_NOT_ENUM                          0x20
#define FR_PRIVATE                           0x10
#define FS_ARABIC                            0x40
#define FS_BALTIC                            0x80
#define FS_CHINESESIMP                       0x40000
#define FS_CHINESETRAD                       0x100000
#define FS_CYRILLIC                          4
#define FS_GREEK                             8
#define FS_HEBREW                            0x20
#define FS_JISJAPAN                          0x20000
#define FS_JOHAB                             0x200000
#define FS_LATIN1                            1
#define FS_LATIN2                            2
#define FS_SYMBOL                            0x80000000
#define FS_THAI                              0x10000
#define FS_TURKISH                           0x10
#define FS_VIETNAMESE                        0x100
#define FS_WANSUNG                           0x80000
#define FW_BLACK                             0x384
#define FW_BOLD                              0x2bc
#define FW_DEMIBOLD                          0x258
#define FW_DONTCARE                          0
#define FW_EXTRABOLD                         0x320
#define FW_EXTRALIGHT                        0xc8
#define FW_HEAVY                             0x384
#define FW_LIGHT                             0x12c
#define FW_MEDIUM                            0x1f4
#define FW_NORMAL                            0x190
#define FW_REGULAR                           0x190
#define FW_SEMIBOLD                          0x258
#define FW_THIN                              0x64
#define FW_ULTRABOLD                         0x320
#define FW_ULTRALIGHT                        0xc8
#define GB2312_CHARSET                       0x86
#define GCPCLASS_ARABIC                      2
#define GCPCLASS_HEBREW                      2
#define GCPCLASS_LATIN                       1
#define GCPCLASS_LATINNUMBER                 5
#define GCPCLASS_LATINNUMERICSEPARATOR       7
#define GCPCLASS_LATINNUMERICTERMINATOR      6
#define GCPCLASS_LOCALNUMBER                 4
#define GCPCLASS_NEUTRAL                     3
#define GCPCLASS_NUMERICSEPARATOR            8
#define GCPCLASS_POSTBOUNDLTR                0x20
#define GCPCLASS_POSTBOUNDRTL                0x10
#define GCPCLASS_PREBOUNDLTR                 0x80
#define GCPCLASS_PREBOUNDRTL                 0x40
#define GCPGLYPH_LINKAFTER                   0x4000
#define GCPGLYPH_LINKBEFORE                  0x8000
#define GCP_CLASSIN                          0x80000
#define GCP_DBCS                             1
#define GCP_DIACRITIC                        0x100
#define GCP_DISPLAYZWG                       0x400000
#define GCP_ERROR                            0x8000
#define GCP_GLYPHSHAPE                       0x10
#define GCP_JUSTIFY                          0x10000
#define GCP_JUSTIFYIN                        0x200000
#define GCP_KASHIDA                          0x400
#define GCP_LIGATE                           0x20
#define GCP_MAXEXTENT                        0x100000
#define GCP_NEUTRALOVERRIDE                  0x2000000
#define GCP_NUMERICOVERRIDE                  0x1000000
#define GCP_NUMERICSLATIN                    0x4000000
#define GCP_NUMERICSLOCAL                    0x8000000
#define GCP_REORDER                          2
#define GCP_SYMSWAPOFF                       0x800000
#define GCP_USEKERNING                       8
#define GDICOMMENT_BEGINGROUP                2
#define GDICOMMENT_ENDGROUP                  3
#define GDICOMMENT_IDENTIFIER                0x43494447
#define GDICOMMENT_MULTIFORMATS              0x40000004
#define GDICOMMENT_UNICODE_END               0x80
#define GDICOMMENT_UNICODE_STRING            0x40
#define GDICOMMENT_WINDOWS_METAFILE          0x80000001
#define GDIPLUS_TS_QUERYVER                  0x101a
#define GDIPLUS_TS_RECORD                    0x101b
#define GDI_ERROR                            0xffffffff
#define GDI_MAX_OBJ_TYPE                     0xe
#define GDI_MIN_OBJ_TYPE                     1
#define GDI_OBJ_LAST                         0xe
#define GETCOLORTABLE                        5
#define GETDEVICEUNITS                       0x2a
#define GETEXTENDEDTEXTMETRICS               0x100
#define GETEXTENTTABLE                       0x101
#define GETFACENAME                          0x201
#define GETPAIRKERNTABLE                     0x102
#define GETPENWIDTH                          0x10
#define GETPHYSPAGESIZE                      0xc
#define GETPRINTINGOFFSET                    0xd
#define GETSCALINGFACTOR                     0xe
#define GETSETPAPERBINS                      0x1d
#define GETSETPAPERMETRICS                   0x23
#define GETSETPRINTORIENT                    0x1e
#define GETSETSCREENPARAMS                   0xc00
#define GETTECHNOLGY                         0x14
#define GETTECHNOLOGY                        0x14
#define GETTRACKKERNTABLE                    0x103
#define GETVECTORBRUSHSIZE                   0x1b
#define GETVECTORPENSIZE                     0x1a
#define GET_PS_FEATURESETTING                0x1019
#define GGI_MARK_NONEXISTING_GLYPHS          1
#define GGO_BEZIER                           3
#define GGO_BITMAP                           1
#define GGO_GLYPH_INDEX                      0x80
#define GGO_GRAY2_BITMAP                     4
#define GGO_GRAY4_BITMAP                     5
#define GGO_GRAY8_BITMAP                     6
#define GGO_METRICS                          0
#define GGO_NATIVE                           2
#define GGO_UNHINTED                         0x100
#define GM_ADVANCED                          2
#define GM_COMPATIBLE                        1
#define GM_LAST                              2
#define GRAY_BRUSH                           2
#define GREEK_CHARSET                        0xa1
#define GS_8BIT_INDICES                      1
#define HALFTONE                             4
#define HANGEUL_CHARSET                      0x81
#define HANGUL_CHARSET                       0x81
#define HEBREW_CHARSET                       0xb1
#define HOLLOW_BRUSH                         5
#define HORZRES                              8
#define HORZSIZE                             4
#define HS_API_MAX                           0xc
#define HS_BDIAGONAL                         3
#define HS_CROSS                             4
#define HS_DIAGCROSS                         5
#define HS_FDIAGONAL                         2
#define HS_HORIZONTAL                        0
#define HS_VERTICAL                          1
#define JOHAB_CHARSET                        0x82
#define LAYOUT_BITMAPORIENTATIONPRESERVED    8
#define LAYOUT_BTT                           2
#define LAYOUT_ORIENTATIONMASK               7
#define LAYOUT_RTL                           1
#define LAYOUT_VBH                           4
#define LC_INTERIORS                         0x80
#define LC_MARKER                            4
#define LC_NONE                              0
#define LC_POLYLINE                          2
#define LC_POLYMARKER                        8
#define LC_STYLED                            0x20
#define LC_WIDE                              0x10
#define LC_WIDESTYLED                        0x40
#define LF_FACESIZE                          0x20
#define LF_FULLFACESIZE                      0x40
#define LINECAPS                             0x1e
#define LOGPIXELSX                           0x58
#define LOGPIXELSY                           0x5a
#define LPD_DOUBLEBUFFER                     1
#define LPD_SHARE_ACCUM                      0x100
#define LPD_SHARE_DEPTH                      0x40
#define LPD_SHARE_STENCIL                    0x80
#define LPD_STEREO                           2
#define LPD_SUPPORT_GDI                      0x10
#define LPD_SUPPORT_OPENGL                   0x20
#define LPD_SWAP_COPY                        0x400
#define LPD_SWAP_EXCHANGE                    0x200
#define LPD_TRANSPARENT                      0x1000
#define LPD_TYPE_COLORINDEX                  1
#define LPD_TYPE_RGBA                        0
#define LTGRAY_BRUSH                         1
#define MAC_CHARSET                          0x4d
#define MAXSTRETCHBLTMODE                    4
#define MERGECOPY                            0xc000ca
#define MERGEPAINT                           0xbb0226
#define METAFILE_DRIVER                      0x801
#define META_ANIMATEPALETTE                  0x436
#define META_ARC                             0x817
#define META_BITBLT                          0x922
#define META_CHORD                           0x830
#define META_CREATEBRUSHINDIRECT             0x2fc
#define META_CREATEFONTINDIRECT              0x2fb
#define META_CREATEPALETTE                   0xf7
#define META_CREATEPATTERNBRUSH              0x1f9
#define META_CREATEPENINDIRECT               0x2fa
#define META_CREATEREGION                    0x6ff
#define META_DELETEOBJECT                    0x1f0
#define META_DIBBITBLT                       0x940
#define META_DIBCREATEPATTERNBRUSH           0x142
#define META_DIBSTRETCHBLT                   0xb41
#define META_ELLIPSE                         0x418
#define META_ESCAPE                          0x626
#define META_EXCLUDECLIPRECT                 0x415
#define META_EXTFLOODFILL                    0x548
#define META_EXTTEXTOUT                      0xa32
#define META_FILLREGION                      0x228
#define META_FLOODFILL                       0x419
#define META_FRAMEREGION                     0x429
#define META_INTERSECTCLIPRECT               0x416
#define META_INVERTREGION                    0x12a
#define META_LINETO                          0x213
#define META_MOVETO                          0x214
#define META_OFFSETCLIPRGN                   0x220
#define META_OFFSETVIEWPORTORG               0x211
#define META_OFFSETWINDOWORG                 0x20f
#define META_PAINTREGION                     0x12b
#define META_PATBLT                          0x61d
#define META_PIE                             0x81a
#define META_POLYGON                         0x324
#define META_POLYLINE                        0x325
#define META_POLYPOLYGON                     0x538
#define META_REALIZEPALETTE                  0x35
#define META_RECTANGLE                       0x41b
#define META_RESIZEPALETTE                   0x139
#define META_RESTOREDC                       0x127
#define META_ROUNDRECT                       0x61c
#define META_SAVEDC                          0x1e
#define META_SCALEVIEWPORTEXT                0x412
#define META_SCALEWINDOWEXT                  0x410
#define META_SELECTCLIPREGION                0x12c
#define META_SELECTOBJECT                    0x12d
#define META_SELECTPALETTE                   0x234
#define META_SETBKCOLOR                      0x201
#define META_SETBKMODE                       0x102
#define META_SETDIBTODEV                     0xd33
#define META_SETLAYOUT                       0x149
#define META_SETMAPMODE                      0x103
#define META_SETMAPPERFLAGS                  0x231
#define META_SETPALENTRIES                   0x37
#define META_SETPIXEL                        0x41f
#define META_SETPOLYFILLMODE                 0x106
#define META_SETRELABS                       0x105
#define META_SETROP2                         0x104
#define META_SETSTRETCHBLTMODE               0x107
#define META_SETTEXTALIGN                    0x12e
#define META_SETTEXTCHAREXTRA                0x108
#define META_SETTEXTCOLOR                    0x209
#define META_SETTEXTJUSTIFICATION            0x20a
#define META_SETVIEWPORTEXT                  0x20e
#define META_SETVIEWPORTORG                  0x20d
#define META_SETWINDOWEXT                    0x20c
#define META_SETWINDOWORG                    0x20b
#define META_STRETCHBLT                      0xb23
#define META_STRETCHDIB                      0xf43
#define META_TEXTOUT                         0x521
#define MFCOMMENT                            0xf
#define MILCORE_TS_QUERYVER_RESULT_FALSE     0
#define MILCORE_TS_QUERYVER_RESULT_TRUE      0x7fffffff
#define MM_ANISOTROPIC                       8
#define MM_HIENGLISH                         5
#define MM_HIMETRIC                          3
#define MM_ISOTROPIC                         7
#define MM_LOENGLISH                         4
#define MM_LOMETRIC                          2
#define MM_MAX                               8
#define MM_MAX_AXES_NAMELEN                  0x10
#define MM_MAX_FIXEDSCALE                    6
#define MM_MAX_NUMAXES                       0x10
#define MM_MIN                               1
#define MM_TEXT                              1
#define MM_TWIPS                             6
#define MONO_FONT                            8
#define MOUSETRAILS                          0x27
#define MWT_IDENTITY                         1
#define MWT_LEFTMULTIPLY                     2
#define MWT_MAX                              3
#define MWT_MIN                              1
#define MWT_RIGHTMULTIPLY                    3
#define NEWFRAME                             1
#define NEXTBAND                             3
#define NOMIRRORBITMAP                       0x80000000
#define NONANTIALIASED_QUALITY               3
#define NOTSRCCOPY                           0x330008
#define NOTSRCERASE                          0x1100a6
#define NULLREGION                           1
#define NULL_BRUSH                           5
#define NULL_PEN                             8
#define NUMBRUSHES                           0x10
#define NUMCOLORS                            0x18
#define NUMFONTS                             0x16
#define NUMMARKERS                           0x14
#define NUMPENS                              0x12
#define NUMRESERVED                          0x6a
#define OBJ_BITMAP                           7
#define OBJ_BRUSH                            2
#define OBJ_COLORSPACE                       0xe
#define OBJ_DC                               3
#define OBJ_ENHMETADC                        0xc
#define OBJ_ENHMETAFILE                      0xd
#define OBJ_EXTPEN                           0xb
#define OBJ_FONT                             6
#define OBJ_MEMDC                            0xa
#define OBJ_METADC                           4
#define OBJ_METAFILE                         9
#define OBJ_PAL                              5
#define OBJ_PEN                              1
#define OBJ_REGION                           8
#define OEM_CHARSET                          0xff
#define OEM_FIXED_FONT                       0xa
#define OPAQUE                               2
#define OPENCHANNEL                          0x100e
#define OUT_CHARACTER_PRECIS                 2
#define OUT_DEFAULT_PRECIS                   0
#define OUT_DEVICE_PRECIS                    5
#define OUT_OUTLINE_PRECIS                   8
#define OUT_PS_ONLY_PRECIS                   0xa
#define OUT_RASTER_PRECIS                    6
#define OUT_SCREEN_OUTLINE_PRECIS            9
#define OUT_STRING_PRECIS                    1
#define OUT_STROKE_PRECIS                    3
#define OUT_TT_ONLY_PRECIS                   7
#define OUT_TT_PRECIS                        4
#define PANOSE_COUNT                         0xa
#define PAN_ANY                              0
#define PAN_ARMSTYLE_INDEX                   6
#define PAN_BENT_ARMS_DOUBLE_SERIF           0xb
#define PAN_BENT_ARMS_HORZ                   7
#define PAN_BENT_ARMS_SINGLE_SERIF           0xa
#define PAN_BENT_ARMS_VERT                   9
#define PAN_BENT_ARMS_WEDGE                  8
#define PAN_CONTRAST_HIGH                    8
#define PAN_CONTRAST_INDEX                   4
#define PAN_CONTRAST_LOW                     4
#define PAN_CONTRAST_MEDIUM                  6
#define PAN_CONTRAST_MEDIUM_HIGH             7
#define PAN_CONTRAST_MEDIUM_LOW              5
#define PAN_CONTRAST_NONE                    2
#define PAN_CONTRAST_VERY_HIGH               9
#define PAN_CONTRAST_VERY_LOW                3
#define PAN_CULTURE_LATIN                    0
#define PAN_FAMILYTYPE_INDEX                 0
#define PAN_FAMILY_DECORATIVE                4
#define PAN_FAMILY_PICTORIAL                 5
#define PAN_FAMILY_SCRIPT                    3
#define PAN_FAMILY_TEXT_DISPLAY              2
#define PAN_LETTERFORM_INDEX                 7
#define PAN_LETT_NORMAL_BOXED                4
#define PAN_LETT_NORMAL_CONTACT              2
#define PAN_LETT_NORMAL_FLATTENED            5
#define PAN_LETT_NORMAL_OFF_CENTER           7
#define PAN_LETT_NORMAL_ROUNDED              6
#define PAN_LETT_NORMAL_SQUARE               8
#define PAN_LETT_NORMAL_WEIGHTED             3
#define PAN_LETT_OBLIQUE_BOXED               0xb
#define PAN_LETT_OBLIQUE_CONTACT             9
#define PAN_LETT_OBLIQUE_FLATTENED           0xc
#define PAN_LETT_OBLIQUE_OFF_CENTER          0xe
#define PAN_LETT_OBLIQUE_ROUNDED             0xd
#define PAN_LETT_OBLIQUE_SQUARE              0xf
#define PAN_LETT_OBLIQUE_WEIGHTED            0xa
#define PAN_MIDLINE_CONSTANT_POINTED         9
#define PAN_MIDLINE_CONSTANT_SERIFED         0xa
#define PAN_MIDLINE_CONSTANT_TRIMMED         8
#define PAN_MIDLINE_HIGH_POINTED             6
#define PAN_MIDLINE_HIGH_SERIFED             7
#define PAN_MIDLINE_HIGH_TRIMMED             5
#define PAN_MIDLINE_INDEX                    8
#define PAN_MIDLINE_LOW_POINTED              0xc
#define PAN_MIDLINE_LOW_SERIFED              0xd
#define PAN_MIDLINE_LOW_TRIMMED              0xb
#define PAN_MIDLINE_STANDARD_POINTED         3
#define PAN_MIDLINE_STANDARD_SERIFED         4
#define PAN_MIDLINE_STANDARD_TRIMMED         2
#define PAN_NO_FIT                           1
#define PAN_PROPORTION_INDEX                 3
#define PAN_PROP_CONDENSED                   6
#define PAN_PROP_EVEN_WIDTH                  4
#define PAN_PROP_EXPANDED                    5
#define PAN_PROP_MODERN                      3
#define PAN_PROP_MONOSPACED                  9
#define PAN_PROP_OLD_STYLE                   2
#define PAN_PROP_VERY_CONDENSED              8
#define PAN_PROP_VERY_EXPANDED               7
#define PAN_SERIFSTYLE_INDEX                 1
#define PAN_SERIF_BONE                       8
#define PAN_SERIF_COVE                       2
#define PAN_SERIF_EXAGGERATED                9
#define PAN_SERIF_FLARED                     0xe
#define PAN_SERIF_NORMAL_SANS                0xb
#define PAN_SERIF_OBTUSE_COVE                3
#define PAN_SERIF_OBTUSE_SANS                0xc
#define PAN_SERIF_OBTUSE_SQUARE_COVE         5
#define PAN_SERIF_PERP_SANS                  0xd
#define PAN_SERIF_ROUNDED                    0xf
#define PAN_SERIF_SQUARE                     6
#define PAN_SERIF_SQUARE_COVE                4
#define PAN_SERIF_THIN                       7
#define PAN_SERIF_TRIANGLE                   0xa
#define PAN_STRAIGHT_ARMS_DOUBLE_SERIF       6
#define PAN_STRAIGHT_ARMS_HORZ               2
#define PAN_STRAIGHT_ARMS_SINGLE_SERIF       5
#define PAN_STRAIGHT_ARMS_VERT               4
#define PAN_STRAIGHT_ARMS_WEDGE              3
#define PAN_STROKEVARIATION_INDEX            5
#define PAN_STROKE_GRADUAL_DIAG              2
#define PAN_STROKE_GRADUAL_HORZ              5
#define PAN_STROKE_GRADUAL_TRAN              3
#define PAN_STROKE_GRADUAL_VERT              4
#define PAN_STROKE_INSTANT_VERT              8
#define PAN_STROKE_RAPID_HORZ                7
#define PAN_STROKE_RAPID_VERT                6
#define PAN_WEIGHT_BLACK                     0xa
#define PAN_WEIGHT_BOLD                      8
#define PAN_WEIGHT_BOOK                      5
#define PAN_WEIGHT_DEMI                      7
#define PAN_WEIGHT_HEAVY                     9
#define PAN_WEIGHT_INDEX                     2
#define PAN_WEIGHT_LIGHT                     3
#define PAN_WEIGHT_MEDIUM                    6
#define PAN_WEIGHT_NORD                      0xb
#define PAN_WEIGHT_THIN                      4
#define PAN_WEIGHT_VERY_LIGHT                2
#define PAN_XHEIGHT_CONSTANT_LARGE           4
#define PAN_XHEIGHT_CONSTANT_SMALL           2
#define PAN_XHEIGHT_CONSTANT_STD             3
#define PAN_XHEIGHT_DUCKING_LARGE            7
#define PAN_XHEIGHT_DUCKING_SMALL            5
#define PAN_XHEIGHT_DUCKING_STD              6
#define PAN_XHEIGHT_INDEX                    9
#define PASSTHROUGH                          0x13
#define PATCOPY                              0xf00021
#define PATINVERT                            0x5a0049
#define PATPAINT                             0xfb0a09
#define PDEVICESIZE                          0x1a
#define PHYSICALHEIGHT                       0x6f
#define PHYSICALOFFSETX                      0x70
#define PHYSICALOFFSETY                      0x71
#define PHYSICALWIDTH                        0x6e
#define PLANES                               0xe
#define POLYFILL_LAST                        2
#define POLYGONALCAPS                        0x20
#define POSTSCRIPT_DATA                      0x25
#define POSTSCRIPT_IDENTIFY                  0x1015
#define POSTSCRIPT_IGNORE                    0x26
#define POSTSCRIPT_INJECTION                 0x1016
#define POSTSCRIPT_PASSTHROUGH               0x1013
#define PRINTRATEUNIT_CPS                    2
#define PRINTRATEUNIT_IPM                    4
#define PRINTRATEUNIT_LPM                    3
#define PRINTRATEUNIT_PPM                    1
#define PROFILE_EMBEDDED                     0x4d424544
#define PROFILE_LINKED                       0x4c494e4b
#define PROOF_QUALITY                        2
#define PR_JOBSTATUS                         0
#define PSIDENT_GDICENTRIC                   0
#define PSIDENT_PSCENTRIC                    1
#define PSINJECT_BEGINDEFAULTS               0xc
#define PSINJECT_BEGINPAGESETUP              0x65
#define PSINJECT_BEGINPROLOG                 0xe
#define PSINJECT_BEGINSETUP                  0x10
#define PSINJECT_BEGINSTREAM                 1
#define PSINJECT_BOUNDINGBOX                 9
#define PSINJECT_COMMENTS                    0xb
#define PSINJECT_DLFONT                      0xdddddddd
#define PSINJECT_DOCNEEDEDRES                5
#define PSINJECT_DOCSUPPLIEDRES              6
#define PSINJECT_DOCUMENTPROCESSCOLORS       0xa
#define PSINJECT_DOCUMENTPROCESSCOLORSATEND  0x15
#define PSINJECT_ENDDEFAULTS                 0xd
#define PSINJECT_ENDPAGECOMMENTS             0x6b
#define PSINJECT_ENDPAGESETUP                0x66
#define PSINJECT_ENDPROLOG                   0xf
#define PSINJECT_ENDSETUP                    0x11
#define PSINJECT_ENDSTREAM                   0x14
#define PSINJECT_EOF                         0x13
#define PSINJECT_ORIENTATION                 8
#define PSINJECT_PAGEBBOX                    0x6a
#define PSINJECT_PAGENUMBER                  0x64
#define PSINJECT_PAGEORDER                   7
#define PSINJECT_PAGES                       4
#define PSINJECT_PAGESATEND                  3
#define PSINJECT_PAGETRAILER                 0x67
#define PSINJECT_PLATECOLOR                  0x68
#define PSINJECT_PSADOBE                     2
#define PSINJECT_SHOWPAGE                    0x69
#define PSINJECT_TRAILER                     0x12
#define PSINJECT_VMRESTORE                   0xc9
#define PSINJECT_VMSAVE                      0xc8
#define PSPROTOCOL_ASCII                     0
#define PSPROTOCOL_BCP                       1
#define PSPROTOCOL_BINARY                    3
#define PSPROTOCOL_TBCP                      2
#define PS_ALTERNATE                         8
#define PS_COSMETIC                          0
#define PS_DASH                              1
#define PS_DASHDOT                           3
#define PS_DASHDOTDOT                        4
#define PS_DOT                               2
#define PS_ENDCAP_FLAT                       0x200
#define PS_ENDCAP_MASK                       0xf00
#define PS_ENDCAP_ROUND                      0
#define PS_ENDCAP_SQUARE                     0x100
#define PS_GEOMETRIC                         0x10000
#define PS_INSIDEFRAME                       6
#define PS_JOIN_BEVEL                        0x1000
#define PS_JOIN_MASK                         0xf000
#define PS_JOIN_MITER                        0x2000
#define PS_JOIN_ROUND                        0
#define PS_NULL                              5
#define PS_SOLID                             0
#define PS_STYLE_MASK                        0xf
#define PS_TYPE_MASK                         0xf0000
#define PS_USERSTYLE                         7
#define PT_BEZIERTO                          4
#define PT_CLOSEFIGURE                       1
#define PT_LINETO                            2
#define PT_MOVETO                            6
#define QDI_DIBTOSCREEN                      4
#define QDI_GETDIBITS                        2
#define QDI_SETDIBITS                        1
#define QDI_STRETCHDIB                       8
#define QUERYDIBSUPPORT                      0xc01
#define QUERYESCSUPPORT                      8
#define R2_BLACK                             1
#define R2_COPYPEN                           0xd
#define R2_LAST                              0x10
#define R2_MASKNOTPEN                        3
#define R2_MASKPEN                           9
#define R2_MASKPENNOT                        5
#define R2_MERGENOTPEN                       0xc
#define R2_MERGEPEN                          0xf
#define R2_MERGEPENNOT                       0xe
#define R2_NOP                               0xb
#define R2_NOT                               6
#define R2_NOTCOPYPEN                        4
#define R2_NOTMASKPEN                        8
#define R2_NOTMERGEPEN                       2
#define R2_NOTXORPEN                         0xa
#define R2_WHITE                             0x10
#define R2_XORPEN                            7
#define RASTERCAPS                           0x26
#define RASTER_FONTTYPE                      1
#define RC_BANDING                           2
#define RC_BIGFONT                           0x400
#define RC_BITBLT                            1
#define RC_BITMAP64                          8
#define RC_DEVBITS                           0x8000
#define RC_DIBTODEV                          0x200
#define RC_DI_BITMAP                         0x80
#define RC_FLOODFILL                         0x1000
#define RC_GDI20_OUTPUT                      0x10
#define RC_GDI20_STATE                       0x20
#define RC_OP_DX_OUTPUT                      0x4000
#define RC_PALETTE                           0x100
#define RC_SAVEBITMAP                        0x40
#define RC_SCALING                           4
#define RC_STRETCHBLT                        0x800
#define RC_STRETCHDIB                        0x2000
#define RDH_RECTANGLES                       1
#define REFERENCE_BLACK_MAX                  0xfa0
#define REFERENCE_BLACK_MIN                  0
#define REFERENCE_WHITE_MAX                  0x2710
#define REFERENCE_WHITE_MIN                  0x1770
#define RELATIVE                             2
#define RESTORE_CTM                          0x1004
#define RGN_AND                              1
#define RGN_COPY                             5
#define RGN_DIFF                             4
#define RGN_ERROR                            0
#define RGN_MAX                              5
#define RGN_MIN                              1
#define RGN_OR                               2
#define RGN_XOR                              3
#define RUSSIAN_CHARSET                      0xcc
#define SAVE_CTM                             0x1005
#define SB_CONST_ALPHA                       1
#define SB_GRAD_RECT                         0x10
#define SB_GRAD_TRI                          0x20
#define SB_NONE                              0
#define SB_PIXEL_ALPHA                       2
#define SB_PREMULT_ALPHA                     4
#define SCALINGFACTORX                       0x72
#define SCALINGFACTORY                       0x73
#define SELECTPAPERSOURCE                    0x12
#define SETABORTPROC                         9
#define SETALLJUSTVALUES                     0x303
#define SETCHARSET                           0x304
#define SETCOLORTABLE                        4
#define SETCOPYCOUNT                         0x11
#define SETDIBSCALING                        0x20
#define SETICMPROFILE_EMBEDED                1
#define SETKERNTRACK                         0x302
#define SETLINECAP                           0x15
#define SETLINEJOIN                          0x16
#define SETMITERLIMIT                        0x17
#define SET_ARC_DIRECTION                    0x1006
#define SET_BACKGROUND_COLOR                 0x1007
#define SET_BOUNDS                           0x100d
#define SET_CLIP_BOX                         0x100c
#define SET_MIRROR_MODE                      0x100e
#define SET_POLY_MODE                        0x1008
#define SET_SCREEN_ANGLE                     0x1009
#define SET_SPREAD                           0x100a
#define SHADEBLENDCAPS                       0x78
#define SHIFTJIS_CHARSET                     0x80
#define SIMPLEREGION                         2
#define SIZEPALETTE                          0x68
#define SPCLPASSTHROUGH2                     0x11d8
#define SP_APPABORT                          (-2)
#define SP_ERROR                             (-1)
#define SP_NOTREPORTED                       0x4000
#define SP_OUTOFDISK                         (-4)
#define SP_OUTOFMEMORY                       (-5)
#define SP_USERABORT                         (-3)
#define SRCAND                               0x8800c6
#define SRCCOPY                              0xcc0020
#define SRCERASE                             0x440328
#define SRCINVERT                            0x660046
#define SRCPAINT                             0xee0086
#define STAMP_AXESLIST                       0x8006c61
#define STAMP_CFF2                           0x8007663
#define STAMP_DESIGNVECTOR                   0x8007664
#define STAMP_TRUETYPE_VARIATION             0x8007674
#define STARTDOC                             0xa
#define STOCK_LAST                           0x13
#define STRETCHBLT                           0x800
#define STRETCH_ANDSCANS                     1
#define STRETCH_DELETESCANS                  3
#define STRETCH_HALFTONE                     4
#define STRETCH_ORSCANS                      2
#define SYMBOL_CHARSET                       2
#define SYSRGN                               4
#define SYSTEM_FIXED_FONT                    0x10
#define SYSTEM_FONT                          0xd
#define TA_BASELINE                          0x18
#define TA_BOTTOM                            8
#define TA_CENTER                            6
#define TA_LEFT                              0
#define TA_MASK                              0x11f
#define TA_NOUPDATECP                        0
#define TA_RIGHT                             2
#define TA_RTLREADING                        0x100
#define TA_TOP                               0
#define TA_UPDATECP                          1
#define TCI_SRCCHARSET                       1
#define TCI_SRCCODEPAGE                      2
#define TCI_SRCFONTSIG                       3
#define TCI_SRCLOCALE                        0x1000
#define TC_CP_STROKE                         4
#define TC_CR_90                             8
#define TC_CR_ANY                            0x10
#define TC_EA_DOUBLE                         0x200
#define TC_IA_ABLE                           0x400
#define TC_OP_CHARACTER                      1
#define TC_OP_STROKE                         2
#define TC_RA_ABLE                           0x2000
#define TC_RESERVED                          0x8000
#define TC_SA_CONTIN                         0x100
#define TC_SA_DOUBLE                         0x40
#define TC_SA_INTEGER                        0x80
#define TC_SCROLLBLT                         0x10000
#define TC_SF_X_YINDEP                       0x20
#define TC_SO_ABLE                           0x1000
#define TC_UA_ABLE                           0x800
#define TC_VA_ABLE                           0x4000
#define TECHNOLOGY                           2
#define TEXTCAPS                             0x22
#define THAI_CHARSET                         0xde
#define TMPF_DEVICE                          8
#define TMPF_FIXED_PITCH                     1
#define TMPF_TRUETYPE                        4
#define TMPF_VECTOR                          2
#define TRANSFORM_CTM                        0x100b
#define TRANSPARENT                          1
#define TRUETYPE_FONTTYPE                    4
#define TT_AVAILABLE                         1
#define TT_ENABLED                           2
#define TT_POLYGON_TYPE                      0x18
#define TT_PRIM_CSPLINE                      3
#define TT_PRIM_LINE                         1
#define TT_PRIM_QSPLINE                      2
#define TURKISH_CHARSET                      0xa2
#define VARIABLE_PITCH                       2
#define VERTRES                              0xa
#define VERTSIZE                             6
#define VIETNAMESE_CHARSET                   0xa3
#define VREFRESH                             0x74
#define VTA_BASELINE                         0x18
#define VTA_BOTTOM                           2
#define VTA_CENTER                           6
#define VTA_LEFT                             8
#define VTA_RIGHT                            0
#define VTA_TOP                              0
#define WGL_FONT_LINES                       0
#define WGL_FONT_POLYGONS                    1
#define WGL_SWAPMULTIPLE_MAX                 0x10
#define WGL_SWAP_MAIN_PLANE                  1
#define WGL_SWAP_OVERLAY1                    2
#define WGL_SWAP_OVERLAY10                   0x400
#define WGL_SWAP_OVERLAY11                   0x800
#define WGL_SWAP_OVERLAY12                   0x1000
#define WGL_SWAP_OVERLAY13                   0x2000
#define WGL_SWAP_OVERLAY14                   0x4000
#define WGL_SWAP_OVERLAY15                   0x8000
#define WGL_SWAP_OVERLAY2                    4
#define WGL_SWAP_OVERLAY3                    8
#define WGL_SWAP_OVERLAY4                    0x10
#define WGL_SWAP_OVERLAY5                    0x20
#define WGL_SWAP_OVERLAY6                    0x40
#define WGL_SWAP_OVERLAY7                    0x80
#define WGL_SWAP_OVERLAY8                    0x100
#define WGL_SWAP_OVERLAY9                    0x200
#define WGL_SWAP_UNDERLAY1                   0x10000
#define WGL_SWAP_UNDERLAY10                  0x2000000
#define WGL_SWAP_UNDERLAY11                  0x4000000
#define WGL_SWAP_UNDERLAY12                  0x8000000
#define WGL_SWAP_UNDERLAY13                  0x10000000
#define WGL_SWAP_UNDERLAY14                  0x20000000
#define WGL_SWAP_UNDERLAY15                  0x40000000
#define WGL_SWAP_UNDERLAY2                   0x20000
#define WGL_SWAP_UNDERLAY3                   0x40000
#define WGL_SWAP_UNDERLAY4                   0x80000
#define WGL_SWAP_UNDERLAY5                   0x100000
#define WGL_SWAP_UNDERLAY6                   0x200000
#define WGL_SWAP_UNDERLAY7                   0x400000
#define WGL_SWAP_UNDERLAY8                   0x800000
#define WGL_SWAP_UNDERLAY9                   0x1000000
#define WHITENESS                            0xff0062
#define WHITEONBLACK                         2
#define WHITE_BRUSH                          0
#define WHITE_PEN                            6
#define WINDING                              2

#ifdef __cplusplus
extern "C" {
#endif

typedef struct _ABC {
    int abcA;
    UINT abcB;
    int abcC;
} ABC, *LPABC, *NPABC, *PABC;

typedef struct _ABCFLOAT {
    FLOAT abcfA;
    FLOAT abcfB;
    FLOAT abcfC;
} ABCFLOAT, *LPABCFLOAT, *NPABCFLOAT, *PABCFLOAT;

typedef struct _DOCINFOA {
    int cbSize;
    LPCSTR lpszDocName;
    LPCSTR lpszOutput;
    LPCSTR lpszDatatype;
    DWORD fwType;
} DOCINFOA, *LPDOCINFOA;

typedef struct _DOCINFOW {
    int cbSize;
    LPCWSTR lpszDocName;
    LPCWSTR lpszOutput;
    LPCWSTR lpszDatatype;
    DWORD fwType;
} DOCINFOW, *LPDOCINFOW;

typedef struct _DRAWPATRECT {
    POINT ptPosition;
    POINT ptSize;
    WORD wStyle;
    WORD wPattern;
} DRAWPATRECT, *PDRAWPATRECT;

typedef struct _FIXED {
    WORD fract;
    short value;
} FIXED;

typedef struct _GLYPHMETRICS {
    UINT gmBlackBoxX;
    UINT gmBlackBoxY;
    POINT gmptGlyphOrigin;
    short gmCellIncX;
    short gmCellIncY;
} GLYPHMETRICS, *LPGLYPHMETRICS;

typedef struct _POINTFLOAT {
    FLOAT x;
    FLOAT y;
} POINTFLOAT, *PPOINTFLOAT;

typedef struct _GLYPHMETRICSFLOAT {
    FLOAT gmfBlackBoxX;
    FLOAT gmfBlackBoxY;
    POINTFLOAT gmfptGlyphOrigin;
    FLOAT gmfCellIncX;
    FLOAT gmfCellIncY;
} GLYPHMETRICSFLOAT, *LPGLYPHMETRICSFLOAT, *PGLYPHMETRICSFLOAT;

typedef struct _MAT2 {
    FIXED eM11;
    FIXED eM12;
    FIXED eM21;
    FIXED eM22;
} MAT2, *LPMAT2;

typedef struct tagTEXTMETRICA {
    LONG tmHeight;
    LONG tmAscent;
    LONG tmDescent;
    LONG tmInternalLeading;
    LONG tmExternalLeading;
    LONG tmAveCharWidth;
    LONG tmMaxCharWidth;
    LONG tmWeight;
    LONG tmOverhang;
    LONG tmDigitizedAspectX;
    LONG tmDigitizedAspectY;
    BYTE tmFirstChar;
    BYTE tmLastChar;
    BYTE tmDefaultChar;
    BYTE tmBreakChar;
    BYTE tmItalic;
    BYTE tmUnderlined;
    BYTE tmStruckOut;
    BYTE tmPitchAndFamily;
    BYTE tmCharSet;
} TEXTMETRICA, *LPTEXTMETRICA, *NPTEXTMETRICA, *PTEXTMETRICA;

typedef struct tagPANOSE {
    BYTE bFamilyType;
    BYTE bSerifStyle;
    BYTE bWeight;
    BYTE bProportion;
    BYTE bContrast;
    BYTE bStrokeVariation;
    BYTE bArmStyle;
    BYTE bLetterform;
    BYTE bMidline;
    BYTE bXHeight;
} PANOSE, *LPPANOSE;

typedef struct _OUTLINETEXTMETRICA {
    UINT otmSize;
    TEXTMETRICA otmTextMetrics;
    BYTE otmFiller;
    PANOSE otmPanoseNumber;
    UINT otmfsSelection;
    UINT otmfsType;
    int otmsCharSlopeRise;
    int otmsCharSlopeRun;
    int otmItalicAngle;
    UINT otmEMSquare;
    int otmAscent;
    int otmDescent;
    UINT otmLineGap;
    UINT otmsCapEmHeight;
    UINT otmsXHeight;
    RECT otmrcFontBox;
    int otmMacAscent;
    int otmMacDescent;
    UINT otmMacLineGap;
    UINT otmusMinimumPPEM;
    POINT otmptSubscriptSize;
    POINT otmptSubscriptOffset;
    POINT otmptSuperscriptSize;
    POINT otmptSuperscriptOffset;
    UINT otmsStrikeoutSize;
    int otmsStrikeoutPosition;
    int otmsUnderscoreSize;
    int otmsUnderscorePosition;
    PSTR otmpFamilyName;
    PSTR otmpFaceName;
    PSTR otmpStyleName;
    PSTR otmpFullName;
} OUTLINETEXTMETRICA, *LPOUTLINETEXTMETRICA, *NPOUTLINETEXTMETRICA, *POUTLINETEXTMETRICA;

typedef struct tagTEXTMETRICW {
    LONG tmHeight;
    LONG tmAscent;
    LONG tmDescent;
    LONG tmInternalLeading;
    LONG tmExternalLeading;
    LONG tmAveCharWidth;
    LONG tmMaxCharWidth;
    LONG tmWeight;
    LONG tmOverhang;
    LONG tmDigitizedAspectX;
    LONG tmDigitizedAspectY;
    WCHAR tmFirstChar;
    WCHAR tmLastChar;
    WCHAR tmDefaultChar;
    WCHAR tmBreakChar;
    BYTE tmItalic;
    BYTE tmUnderlined;
    BYTE tmStruckOut;
    BYTE tmPitchAndFamily;
    BYTE tmCharSet;
} TEXTMETRICW, *LPTEXTMETRICW, *NPTEXTMETRICW, *PTEXTMETRICW;

typedef struct _OUTLINETEXTMETRICW {
    UINT otmSize;
    TEXTMETRICW otmTextMetrics;
    BYTE otmFiller;
    PANOSE otmPanoseNumber;
    UINT otmfsSelection;
    UINT otmfsType;
    int otmsCharSlopeRise;
    int otmsCharSlopeRun;
    int otmItalicAngle;
    UINT otmEMSquare;
    int otmAscent;
    int otmDescent;
    UINT otmLineGap;
    UINT otmsCapEmHeight;
    UINT otmsXHeight;
    RECT otmrcFontBox;
    int otmMacAscent;
    int otmMacDescent;
    UINT otmMacLineGap;
    UINT otmusMinimumPPEM;
    POINT otmptSubscriptSize;
    POINT otmptSubscriptOffset;
    POINT otmptSuperscriptSize;
    POINT otmptSuperscriptOffset;
    UINT otmsStrikeoutSize;
    int otmsStrikeoutPosition;
    int otmsUnderscoreSize;
    int otmsUnderscorePosition;
    PSTR otmpFamilyName;
    PSTR otmpFaceName;
    PSTR otmpStyleName;
    PSTR otmpFullName;
} OUTLINETEXTMETRICW, *LPOUTLINETEXTMETRICW, *NPOUTLINETEXTMETRICW, *POUTLINETEXTMETRICW;

typedef struct _PSFEATURE_CUSTPAPER {
    LONG lOrientation;
    LONG lWidth;
    LONG lHeight;
    LONG lWidthOffset;
    LONG lHeightOffset;
} PSFEATURE_CUSTPAPER, *PPSFEATURE_CUSTPAPER;

typedef struct _PSFEATURE_OUTPUT {
    BOOL bPageIndependent;
    BOOL bSetPageDevice;
} PSFEATURE_OUTPUT, *PPSFEATURE_OUTPUT;

typedef struct _PSINJECTDATA {
    DWORD DataBytes;
    WORD InjectionPoint;
    WORD PageNumber;
} PSINJECTDATA, *PPSINJECTDATA;

typedef struct _RASTERIZER_STATUS {
    short nSize;
    short wFlags;
    short nLanguageID;
} RASTERIZER_STATUS, *LPRASTERIZER_STATUS;

typedef struct _RGNDATAHEADER {
    DWORD dwSize;
    DWORD iType;
    DWORD nCount;
    DWORD nRgnSize;
    RECT rcBound;
} RGNDATAHEADER, *PRGNDATAHEADER;

typedef struct _RGNDATA {
    RGNDATAHEADER rdh;
    char Buffer[1];
} RGNDATA, *LPRGNDATA, *NPRGNDATA, *PRGNDATA;

typedef struct _WGLSWAP {
    HDC hdc;
    UINT uiFlags;
} WGLSWAP, *LPWGLSWAP, *PWGLSWAP;

typedef struct tagABORTPATH {
    EMR emr;
} EMRABORTPATH, EMRBEGINPATH, EMRCLOSEFIGURE, EMRENDPATH, EMRFLATTENPATH, EMRREALIZEPALETTE, EMRSAVEDC,
    EMRSETMETARGN, EMRWIDENPATH, *PEMRABORTPATH, *PEMRBEGINPATH, *PEMRCLOSEFIGURE, *PEMRENDPATH, *PEMRFLATTENPATH,
    *PEMRREALIZEPALETTE, *PEMRSAVEDC, *PEMRSETMETARGN, *PEMRWIDENPATH;

typedef struct tagAXISINFOA {
    LONG axMinValue;
    LONG axMaxValue;
    BYTE axAxisName[16];
} AXISINFOA, *LPAXISINFOA, *PAXISINFOA;

typedef struct tagAXESLISTA {
    DWORD axlReserved;
    DWORD axlNumAxes;
    AXISINFOA axlAxisInfo[16];
} AXESLISTA, *LPAXESLISTA, *PAXESLISTA;

typedef struct tagAXISINFOW {
    LONG axMinValue;
    LONG axMaxValue;
    WCHAR axAxisName[16];
} AXISINFOW, *LPAXISINFOW, *PAXISINFOW;

typedef struct tagAXESLISTW {
    DWORD axlReserved;
    DWORD axlNumAxes;
    AXISINFOW axlAxisInfo[16];
} AXESLISTW, *LPAXESLISTW, *PAXESLISTW;

typedef struct tagFONTSIGNATURE {
    DWORD fsUsb[4];
    DWORD fsCsb[2];
} FONTSIGNATURE, *LPFONTSIGNATURE, *PFONTSIGNATURE;

typedef struct tagCHARSETINFO {
    UINT ciCharset;
    UINT ciACP;
    FONTSIGNATURE fs;
} CHARSETINFO, *LPCHARSETINFO, *NPCHARSETINFO, *PCHARSETINFO;

typedef struct tagDESIGNVECTOR {
    DWORD dvReserved;
    DWORD dvNumAxes;
    LONG dvValues[16];
} DESIGNVECTOR, *LPDESIGNVECTOR, *PDESIGNVECTOR;

typedef struct tagXFORM {
    FLOAT eM11;
    FLOAT eM12;
    FLOAT eM21;
    FLOAT eM22;
    FLOAT eDx;
    FLOAT eDy;
} XFORM, *LPXFORM, *PXFORM;

typedef struct tagEMRALPHABLEND {
    EMR emr;
    RECTL rclBounds;
    LONG xDest;
    LONG yDest;
    LONG cxDest;
    LONG cyDest;
    DWORD dwRop;
    LONG xSrc;
    LONG ySrc;
    XFORM xformSrc;
    COLORREF crBkColorSrc;
    DWORD iUsageSrc;
    DWORD offBmiSrc;
    DWORD cbBmiSrc;
    DWORD offBitsSrc;
    DWORD cbBitsSrc;
    LONG cxSrc;
    LONG cySrc;
} EMRALPHABLEND, *PEMRALPHABLEND;

typedef struct tagEMRANGLEARC {
    EMR emr;
    POINTL ptlCenter;
    DWORD nRadius;
    FLOAT eStartAngle;
    FLOAT eSweepAngle;
} EMRANGLEARC, *PEMRANGLEARC;

typedef struct tagEMRARC {
    EMR emr;
    RECTL rclBox;
    POINTL ptlStart;
    POINTL ptlEnd;
} EMRARC, EMRARCTO, EMRCHORD, EMRPIE, *PEMRARC, *PEMRARCTO, *PEMRCHORD, *PEMRPIE;

typedef struct tagEMRBITBLT {
    EMR emr;
    RECTL rclBounds;
    LONG xDest;
    LONG yDest;
    LONG cxDest;
    LONG cyDest;
    DWORD dwRop;
    LONG xSrc;
    LONG ySrc;
    XFORM xformSrc;
    COLORREF crBkColorSrc;
    DWORD iUsageSrc;
    DWORD offBmiSrc;
    DWORD cbBmiSrc;
    DWORD offBitsSrc;
    DWORD cbBitsSrc;
} EMRBITBLT, *PEMRBITBLT;

typedef struct tagLOGBRUSH32 {
    UINT lbStyle;
    COLORREF lbColor;
    ULONG lbHatch;
} LOGBRUSH32, *LPLOGBRUSH32, *NPLOGBRUSH32, *PLOGBRUSH32;

typedef struct tagEMRCREATEBRUSHINDIRECT {
    EMR emr;
    DWORD ihBrush;
    LOGBRUSH32 lb;
} EMRCREATEBRUSHINDIRECT, *PEMRCREATEBRUSHINDIRECT;

typedef struct tagEMRCREATECOLORSPACE {
    EMR emr;
    DWORD ihCS;
    LOGCOLORSPACEA lcs;
} EMRCREATECOLORSPACE, *PEMRCREATECOLORSPACE;

typedef struct tagEMRCREATECOLORSPACEW {
    EMR emr;
    DWORD ihCS;
    LOGCOLORSPACEW lcs;
    DWORD dwFlags;
    DWORD cbData;
    BYTE Data[1];
} EMRCREATECOLORSPACEW, *PEMRCREATECOLORSPACEW;

typedef struct tagEMRCREATEDIBPATTERNBRUSHPT {
    EMR emr;
    DWORD ihBrush;
    DWORD iUsage;
    DWORD offBmi;
    DWORD cbBmi;
    DWORD offBits;
    DWORD cbBits;
} EMRCREATEDIBPATTERNBRUSHPT, *PEMRCREATEDIBPATTERNBRUSHPT;

typedef struct tagEMRCREATEMONOBRUSH {
    EMR emr;
    DWORD ihBrush;
    DWORD iUsage;
    DWORD offBmi;
    DWORD cbBmi;
    DWORD offBits;
    DWORD cbBits;
} EMRCREATEMONOBRUSH, *PEMRCREATEMONOBRUSH;

typedef struct tagEMRCREATEPALETTE {
    EMR emr;
    DWORD ihPal;
    LOGPALETTE lgpl;
} EMRCREATEPALETTE, *PEMRCREATEPALETTE;

typedef struct tagLOGPEN {
    UINT lopnStyle;
    POINT lopnWidth;
    COLORREF lopnColor;
} LOGPEN, *LPLOGPEN, *NPLOGPEN, *PLOGPEN;

typedef struct tagEMRCREATEPEN {
    EMR emr;
    DWORD ihPen;
    LOGPEN lopn;
} EMRCREATEPEN, *PEMRCREATEPEN;

typedef struct tagEMRELLIPSE {
    EMR emr;
    RECTL rclBox;
} EMRELLIPSE, EMRRECTANGLE, *PEMRELLIPSE, *PEMRRECTANGLE;

typedef struct tagEMREOF {
    EMR emr;
    DWORD nPalEntries;
    DWORD offPalEntries;
    DWORD nSizeLast;
} EMREOF, *PEMREOF;

typedef struct tagEMREXCLUDECLIPRECT {
    EMR emr;
    RECTL rclClip;
} EMREXCLUDECLIPRECT, EMRINTERSECTCLIPRECT, *PEMREXCLUDECLIPRECT, *PEMRINTERSECTCLIPRECT;

typedef struct tagLOGFONTW {
    LONG lfHeight;
    LONG lfWidth;
    LONG lfEscapement;
    LONG lfOrientation;
    LONG lfWeight;
    BYTE lfItalic;
    BYTE lfUnderline;
    BYTE lfStrikeOut;
    BYTE lfCharSet;
    BYTE lfOutPrecision;
    BYTE lfClipPrecision;
    BYTE lfQuality;
    BYTE lfPitchAndFamily;
    WCHAR lfFaceName[32];
} LOGFONTW, *LPLOGFONTW, *NPLOGFONTW, *PLOGFONTW;

typedef struct tagEXTLOGFONTW {
    LOGFONTW elfLogFont;
    WCHAR elfFullName[64];
    WCHAR elfStyle[32];
    DWORD elfVersion;
    DWORD elfStyleSize;
    DWORD elfMatch;
    DWORD elfReserved;
    BYTE elfVendorId[4];
    DWORD elfCulture;
    PANOSE elfPanose;
} EXTLOGFONTW, *LPEXTLOGFONTW, *NPEXTLOGFONTW, *PEXTLOGFONTW;

typedef struct tagEMREXTCREATEFONTINDIRECTW {
    EMR emr;
    DWORD ihFont;
    EXTLOGFONTW elfw;
} EMREXTCREATEFONTINDIRECTW, *PEMREXTCREATEFONTINDIRECTW;

typedef struct tagEXTLOGPEN32 {
    DWORD elpPenStyle;
    DWORD elpWidth;
    UINT elpBrushStyle;
    COLORREF elpColor;
    ULONG elpHatch;
    DWORD elpNumEntries;
    DWORD elpStyleEntry[1];
} EXTLOGPEN32, *LPEXTLOGPEN32, *NPEXTLOGPEN32, *PEXTLOGPEN32;

typedef struct tagEMREXTCREATEPEN {
    EMR emr;
    DWORD ihPen;
    DWORD offBmi;
    DWORD cbBmi;
    DWORD offBits;
    DWORD cbBits;
    EXTLOGPEN32 elp;
} EMREXTCREATEPEN, *PEMREXTCREATEPEN;

typedef struct tagEMREXTESCAPE {
    EMR emr;
    INT iEscape;
    INT cbEscData;
    BYTE EscData[1];
} EMRDRAWESCAPE, EMREXTESCAPE, *PEMRDRAWESCAPE, *PEMREXTESCAPE;

typedef struct tagEMREXTFLOODFILL {
    EMR emr;
    POINTL ptlStart;
    COLORREF crColor;
    DWORD iMode;
} EMREXTFLOODFILL, *PEMREXTFLOODFILL;

typedef struct tagEMREXTSELECTCLIPRGN {
    EMR emr;
    DWORD cbRgnData;
    DWORD iMode;
    BYTE RgnData[1];
} EMREXTSELECTCLIPRGN, *PEMREXTSELECTCLIPRGN;

typedef struct tagEMRTEXT {
    POINTL ptlReference;
    DWORD nChars;
    DWORD offString;
    DWORD fOptions;
    RECTL rcl;
    DWORD offDx;
} EMRTEXT, *PEMRTEXT;

typedef struct tagEMREXTTEXTOUTA {
    EMR emr;
    RECTL rclBounds;
    DWORD iGraphicsMode;
    FLOAT exScale;
    FLOAT eyScale;
    EMRTEXT emrtext;
} EMREXTTEXTOUTA, EMREXTTEXTOUTW, *PEMREXTTEXTOUTA, *PEMREXTTEXTOUTW;

typedef struct tagEMRFILLPATH {
    EMR emr;
    RECTL rclBounds;
} EMRFILLPATH, EMRSTROKEANDFILLPATH, EMRSTROKEPATH, *PEMRFILLPATH, *PEMRSTROKEANDFILLPATH, *PEMRSTROKEPATH;

typedef struct tagEMRFILLRGN {
    EMR emr;
    RECTL rclBounds;
    DWORD cbRgnData;
    DWORD ihBrush;
    BYTE RgnData[1];
} EMRFILLRGN, *PEMRFILLRGN;

typedef struct tagEMRFORMAT {
    DWORD dSignature;
    DWORD nVersion;
    DWORD cbData;
    DWORD offData;
} EMRFORMAT, *PEMRFORMAT;

typedef struct tagEMRFRAMERGN {
    EMR emr;
    RECTL rclBounds;
    DWORD cbRgnData;
    DWORD ihBrush;
    SIZEL szlStroke;
    BYTE RgnData[1];
} EMRFRAMERGN, *PEMRFRAMERGN;

typedef struct tagEMRGDICOMMENT {
    EMR emr;
    DWORD cbData;
    BYTE Data[1];
} EMRGDICOMMENT, *PEMRGDICOMMENT;

typedef struct tagEMRGLSBOUNDEDRECORD {
    EMR emr;
    RECTL rclBounds;
    DWORD cbData;
    BYTE Data[1];
} EMRGLSBOUNDEDRECORD, *PEMRGLSBOUNDEDRECORD;

typedef struct tagEMRGLSRECORD {
    EMR emr;
    DWORD cbData;
    BYTE Data[1];
} EMRGLSRECORD, *PEMRGLSRECORD;

typedef struct tagEMRGRADIENTFILL {
    EMR emr;
    RECTL rclBounds;
    DWORD nVer;
    DWORD nTri;
    ULONG ulMode;
    TRIVERTEX Ver[1];
} EMRGRADIENTFILL, *PEMRGRADIENTFILL;

typedef struct tagEMRINVERTRGN {
    EMR emr;
    RECTL rclBounds;
    DWORD cbRgnData;
    BYTE RgnData[1];
} EMRINVERTRGN, EMRPAINTRGN, *PEMRINVERTRGN, *PEMRPAINTRGN;

typedef struct tagEMRLINETO {
    EMR emr;
    POINTL ptl;
} EMRLINETO, EMRMOVETOEX, *PEMRLINETO, *PEMRMOVETOEX;

typedef struct tagEMRMASKBLT {
    EMR emr;
    RECTL rclBounds;
    LONG xDest;
    LONG yDest;
    LONG cxDest;
    LONG cyDest;
    DWORD dwRop;
    LONG xSrc;
    LONG ySrc;
    XFORM xformSrc;
    COLORREF crBkColorSrc;
    DWORD iUsageSrc;
    DWORD offBmiSrc;
    DWORD cbBmiSrc;
    DWORD offBitsSrc;
    DWORD cbBitsSrc;
    LONG xMask;
    LONG yMask;
    DWORD iUsageMask;
    DWORD offBmiMask;
    DWORD cbBmiMask;
    DWORD offBitsMask;
    DWORD cbBitsMask;
} EMRMASKBLT, *PEMRMASKBLT;

typedef struct tagEMRMODIFYWORLDTRANSFORM {
    EMR emr;
    XFORM xform;
    DWORD iMode;
} EMRMODIFYWORLDTRANSFORM, *PEMRMODIFYWORLDTRANSFORM;

typedef struct tagEMRNAMEDESCAPE {
    EMR emr;
    INT iEscape;
    INT cbDriver;
    INT cbEscData;
    BYTE EscData[1];
} EMRNAMEDESCAPE, *PEMRNAMEDESCAPE;

typedef struct tagEMROFFSETCLIPRGN {
    EMR emr;
    POINTL ptlOffset;
} EMROFFSETCLIPRGN, *PEMROFFSETCLIPRGN;

typedef struct tagEMRPIXELFORMAT {
    EMR emr;
    PIXELFORMATDESCRIPTOR pfd;
} EMRPIXELFORMAT, *PEMRPIXELFORMAT;

typedef struct tagEMRPLGBLT {
    EMR emr;
    RECTL rclBounds;
    POINTL aptlDest[3];
    LONG xSrc;
    LONG ySrc;
    LONG cxSrc;
    LONG cySrc;
    XFORM xformSrc;
    COLORREF crBkColorSrc;
    DWORD iUsageSrc;
    DWORD offBmiSrc;
    DWORD cbBmiSrc;
    DWORD offBitsSrc;
    DWORD cbBitsSrc;
    LONG xMask;
    LONG yMask;
    DWORD iUsageMask;
    DWORD offBmiMask;
    DWORD cbBmiMask;
    DWORD offBitsMask;
    DWORD cbBitsMask;
} EMRPLGBLT, *PEMRPLGBLT;

typedef struct tagEMRPOLYDRAW {
    EMR emr;
    RECTL rclBounds;
    DWORD cptl;
    POINTL aptl[1];
    BYTE abTypes[1];
} EMRPOLYDRAW, *PEMRPOLYDRAW;

typedef struct tagEMRPOLYDRAW16 {
    EMR emr;
    RECTL rclBounds;
    DWORD cpts;
    POINTS apts[1];
    BYTE abTypes[1];
} EMRPOLYDRAW16, *PEMRPOLYDRAW16;

typedef struct tagEMRPOLYLINE {
    EMR emr;
    RECTL rclBounds;
    DWORD cptl;
    POINTL aptl[1];
} EMRPOLYBEZIER, EMRPOLYBEZIERTO, EMRPOLYGON, EMRPOLYLINE, EMRPOLYLINETO, *PEMRPOLYBEZIER, *PEMRPOLYBEZIERTO,
    *PEMRPOLYGON, *PEMRPOLYLINE, *PEMRPOLYLINETO;

typedef struct tagEMRPOLYLINE16 {
    EMR emr;
    RECTL rclBounds;
    DWORD cpts;
    POINTS apts[1];
} EMRPOLYBEZIER16, EMRPOLYBEZIERTO16, EMRPOLYGON16, EMRPOLYLINE16, EMRPOLYLINETO16, *PEMRPOLYBEZIER16,
    *PEMRPOLYBEZIERTO16, *PEMRPOLYGON16, *PEMRPOLYLINE16, *PEMRPOLYLINETO16;

typedef struct tagEMRPOLYPOLYLINE {
    EMR emr;
    RECTL rclBounds;
    DWORD nPolys;
    DWORD cptl;
    DWORD aPolyCounts[1];
    POINTL aptl[1];
} EMRPOLYPOLYGON, EMRPOLYPOLYLINE, *PEMRPOLYPOLYGON, *PEMRPOLYPOLYLINE;

typedef struct tagEMRPOLYPOLYLINE16 {
    EMR emr;
    RECTL rclBounds;
    DWORD nPolys;
    DWORD cpts;
    DWORD aPolyCounts[1];
    POINTS apts[1];
} EMRPOLYPOLYGON16, EMRPOLYPOLYLINE16, *PEMRPOLYPOLYGON16, *PEMRPOLYPOLYLINE16;

typedef struct tagEMRPOLYTEXTOUTA {
    EMR emr;
    RECTL rclBounds;
    DWORD iGraphicsMode;
    FLOAT exScale;
    FLOAT eyScale;
    LONG cStrings;
    EMRTEXT aemrtext[1];
} EMRPOLYTEXTOUTA, EMRPOLYTEXTOUTW, *PEMRPOLYTEXTOUTA, *PEMRPOLYTEXTOUTW;

typedef struct tagEMRRESIZEPALETTE {
    EMR emr;
    DWORD ihPal;
    DWORD cEntries;
} EMRRESIZEPALETTE, *PEMRRESIZEPALETTE;

typedef struct tagEMRRESTOREDC {
    EMR emr;
    LONG iRelative;
} EMRRESTOREDC, *PEMRRESTOREDC;

typedef struct tagEMRROUNDRECT {
    EMR emr;
    RECTL rclBox;
    SIZEL szlCorner;
} EMRROUNDRECT, *PEMRROUNDRECT;

typedef struct tagEMRSCALEVIEWPORTEXTEX {
    EMR emr;
    LONG xNum;
    LONG xDenom;
    LONG yNum;
    LONG yDenom;
} EMRSCALEVIEWPORTEXTEX, EMRSCALEWINDOWEXTEX, *PEMRSCALEVIEWPORTEXTEX, *PEMRSCALEWINDOWEXTEX;

typedef struct tagEMRSELECTCLIPPATH {
    EMR emr;
    DWORD iMode;
} EMRSELECTCLIPPATH, EMRSETBKMODE, EMRSETICMMODE, EMRSETLAYOUT, EMRSETMAPMODE, EMRSETPOLYFILLMODE, EMRSETROP2,
    EMRSETSTRETCHBLTMODE, EMRSETTEXTALIGN, *PEMRSELECTCLIPPATH, *PEMRSETBKMODE, *PEMRSETICMMODE, *PEMRSETLAYOUT,
    *PEMRSETMAPMODE, *PEMRSETPOLYFILLMODE, *PEMRSETROP2, *PEMRSETSTRETCHBLTMODE, *PEMRSETTEXTALIGN;

typedef struct tagEMRSELECTOBJECT {
    EMR emr;
    DWORD ihObject;
} EMRDELETEOBJECT, EMRSELECTOBJECT, *PEMRDELETEOBJECT, *PEMRSELECTOBJECT;

typedef struct tagEMRSELECTPALETTE {
    EMR emr;
    DWORD ihPal;
} EMRSELECTPALETTE, *PEMRSELECTPALETTE;

typedef struct tagEMRSETARCDIRECTION {
    EMR emr;
    DWORD iArcDirection;
} EMRSETARCDIRECTION, *PEMRSETARCDIRECTION;

typedef struct tagEMRSETCOLORADJUSTMENT {
    EMR emr;
    COLORADJUSTMENT ColorAdjustment;
} EMRSETCOLORADJUSTMENT, *PEMRSETCOLORADJUSTMENT;

typedef struct tagEMRSETCOLORSPACE {
    EMR emr;
    DWORD ihCS;
} EMRDELETECOLORSPACE, EMRSELECTCOLORSPACE, EMRSETCOLORSPACE, *PEMRDELETECOLORSPACE, *PEMRSELECTCOLORSPACE,
    *PEMRSETCOLORSPACE;

typedef struct tagEMRSETDIBITSTODEVICE {
    EMR emr;
    RECTL rclBounds;
    LONG xDest;
    LONG yDest;
    LONG xSrc;
    LONG ySrc;
    LONG cxSrc;
    LONG cySrc;
    DWORD offBmiSrc;
    DWORD cbBmiSrc;
    DWORD offBitsSrc;
    DWORD cbBitsSrc;
    DWORD iUsageSrc;
    DWORD iStartScan;
    DWORD cScans;
} EMRSETDIBITSTODEVICE, *PEMRSETDIBITSTODEVICE;

typedef struct tagEMRSETICMPROFILE {
    EMR emr;
    DWORD dwFlags;
    DWORD cbName;
    DWORD cbData;
    BYTE Data[1];
} EMRSETICMPROFILE, EMRSETICMPROFILEA, EMRSETICMPROFILEW, *PEMRSETICMPROFILE, *PEMRSETICMPROFILEA,
    *PEMRSETICMPROFILEW;

typedef struct tagEMRSETMAPPERFLAGS {
    EMR emr;
    DWORD dwFlags;
} EMRSETMAPPERFLAGS, *PEMRSETMAPPERFLAGS;

typedef struct tagEMRSETMITERLIMIT {
    EMR emr;
    FLOAT eMiterLimit;
} EMRSETMITERLIMIT, *PEMRSETMITERLIMIT;

typedef struct tagEMRSETPALETTEENTRIES {
    EMR emr;
    DWORD ihPal;
    DWORD iStart;
    DWORD cEntries;
    PALETTEENTRY aPalEntries[1];
} EMRSETPALETTEENTRIES, *PEMRSETPALETTEENTRIES;

typedef struct tagEMRSETPIXELV {
    EMR emr;
    POINTL ptlPixel;
    COLORREF crColor;
} EMRSETPIXELV, *PEMRSETPIXELV;

typedef struct tagEMRSETTEXTCOLOR {
    EMR emr;
    COLORREF crColor;
} EMRSETBKCOLOR, EMRSETTEXTCOLOR, *PEMRSETBKCOLOR, *PEMRSETTEXTCOLOR;

typedef struct tagEMRSETVIEWPORTEXTEX {
    EMR emr;
    SIZEL szlExtent;
} EMRSETVIEWPORTEXTEX, EMRSETWINDOWEXTEX, *PEMRSETVIEWPORTEXTEX, *PEMRSETWINDOWEXTEX;

typedef struct tagEMRSETVIEWPORTORGEX {
    EMR emr;
    POINTL ptlOrigin;
} EMRSETBRUSHORGEX, EMRSETVIEWPORTORGEX, EMRSETWINDOWORGEX, *PEMRSETBRUSHORGEX, *PEMRSETVIEWPORTORGEX,
    *PEMRSETWINDOWORGEX;

typedef struct tagEMRSETWORLDTRANSFORM {
    EMR emr;
    XFORM xform;
} EMRSETWORLDTRANSFORM, *PEMRSETWORLDTRANSFORM;

typedef struct tagEMRSTRETCHBLT {
    EMR emr;
    RECTL rclBounds;
    LONG xDest;
    LONG yDest;
    LONG cxDest;
    LONG cyDest;
    DWORD dwRop;
    LONG xSrc;
    LONG ySrc;
    XFORM xformSrc;
    COLORREF crBkColorSrc;
    DWORD iUsageSrc;
    DWORD offBmiSrc;
    DWORD cbBmiSrc;
    DWORD offBitsSrc;
    DWORD cbBitsSrc;
    LONG cxSrc;
    LONG cySrc;
} EMRSTRETCHBLT, *PEMRSTRETCHBLT;

typedef struct tagEMRSTRETCHDIBITS {
    EMR emr;
    RECTL rclBounds;
    LONG xDest;
    LONG yDest;
    LONG xSrc;
    LONG ySrc;
    LONG cxSrc;
    LONG cySrc;
    DWORD offBmiSrc;
    DWORD cbBmiSrc;
    DWORD offBitsSrc;
    DWORD cbBitsSrc;
    DWORD iUsageSrc;
    DWORD dwRop;
    LONG cxDest;
    LONG cyDest;
} EMRSTRETCHDIBITS, *PEMRSTRETCHDIBITS;

typedef struct tagEMRTRANSPARENTBLT {
    EMR emr;
    RECTL rclBounds;
    LONG xDest;
    LONG yDest;
    LONG cxDest;
    LONG cyDest;
    DWORD dwRop;
    LONG xSrc;
    LONG ySrc;
    XFORM xformSrc;
    COLORREF crBkColorSrc;
    DWORD iUsageSrc;
    DWORD offBmiSrc;
    DWORD cbBmiSrc;
    DWORD offBitsSrc;
    DWORD cbBitsSrc;
    LONG cxSrc;
    LONG cySrc;
} EMRTRANSPARENTBLT, *PEMRTRANSPARENTBLT;

typedef struct tagENHMETAHEADER {
    DWORD iType;
    DWORD nSize;
    RECTL rclBounds;
    RECTL rclFrame;
    DWORD dSignature;
    DWORD nVersion;
    DWORD nBytes;
    DWORD nRecords;
    WORD nHandles;
    WORD sReserved;
    DWORD nDescription;
    DWORD offDescription;
    DWORD nPalEntries;
    SIZEL szlDevice;
    SIZEL szlMillimeters;
    DWORD cbPixelFormat;
    DWORD offPixelFormat;
    DWORD bOpenGL;
    SIZEL szlMicrometers;
} ENHMETAHEADER, *LPENHMETAHEADER, *PENHMETAHEADER;

typedef struct tagENHMETARECORD {
    DWORD iType;
    DWORD nSize;
    DWORD dParm[1];
} ENHMETARECORD, *LPENHMETARECORD, *PENHMETARECORD;

typedef struct tagLOGFONTA {
    LONG lfHeight;
    LONG lfWidth;
    LONG lfEscapement;
    LONG lfOrientation;
    LONG lfWeight;
    BYTE lfItalic;
    BYTE lfUnderline;
    BYTE lfStrikeOut;
    BYTE lfCharSet;
    BYTE lfOutPrecision;
    BYTE lfClipPrecision;
    BYTE lfQuality;
    BYTE lfPitchAndFamily;
    CHAR lfFaceName[32];
} LOGFONTA, *LPLOGFONTA, *NPLOGFONTA, *PLOGFONTA;

typedef struct tagENUMLOGFONTA {
    LOGFONTA elfLogFont;
    BYTE elfFullName[64];
    BYTE elfStyle[32];
} ENUMLOGFONTA, *LPENUMLOGFONTA;

typedef struct tagENUMLOGFONTEXA {
    LOGFONTA elfLogFont;
    BYTE elfFullName[64];
    BYTE elfStyle[32];
    BYTE elfScript[32];
} ENUMLOGFONTEXA, *LPENUMLOGFONTEXA;

typedef struct tagENUMLOGFONTEXDVA {
    ENUMLOGFONTEXA elfEnumLogfontEx;
    DESIGNVECTOR elfDesignVector;
} ENUMLOGFONTEXDVA, *LPENUMLOGFONTEXDVA, *PENUMLOGFONTEXDVA;

typedef struct tagENUMLOGFONTEXW {
    LOGFONTW elfLogFont;
    WCHAR elfFullName[64];
    WCHAR elfStyle[32];
    WCHAR elfScript[32];
} ENUMLOGFONTEXW, *LPENUMLOGFONTEXW;

typedef struct tagENUMLOGFONTEXDVW {
    ENUMLOGFONTEXW elfEnumLogfontEx;
    DESIGNVECTOR elfDesignVector;
} ENUMLOGFONTEXDVW, *LPENUMLOGFONTEXDVW, *PENUMLOGFONTEXDVW;

typedef struct tagENUMLOGFONTW {
    LOGFONTW elfLogFont;
    WCHAR elfFullName[64];
    WCHAR elfStyle[32];
} ENUMLOGFONTW, *LPENUMLOGFONTW;

typedef struct tagNEWTEXTMETRICA {
    LONG tmHeight;
    LONG tmAscent;
    LONG tmDescent;
    LONG tmInternalLeading;
    LONG tmExternalLeading;
    LONG tmAveCharWidth;
    LONG tmMaxCharWidth;
    LONG tmWeight;
    LONG tmOverhang;
    LONG tmDigitizedAspectX;
    LONG tmDigitizedAspectY;
    BYTE tmFirstChar;
    BYTE tmLastChar;
    BYTE tmDefaultChar;
    BYTE tmBreakChar;
    BYTE tmItalic;
    BYTE tmUnderlined;
    BYTE tmStruckOut;
    BYTE tmPitchAndFamily;
    BYTE tmCharSet;
    DWORD ntmFlags;
    UINT ntmSizeEM;
    UINT ntmCellHeight;
    UINT ntmAvgWidth;
} NEWTEXTMETRICA, *LPNEWTEXTMETRICA, *NPNEWTEXTMETRICA, *PNEWTEXTMETRICA;

typedef struct tagNEWTEXTMETRICEXA {
    NEWTEXTMETRICA ntmTm;
    FONTSIGNATURE ntmFontSig;
} NEWTEXTMETRICEXA;

typedef struct tagENUMTEXTMETRICA {
    NEWTEXTMETRICEXA etmNewTextMetricEx;
    AXESLISTA etmAxesList;
} ENUMTEXTMETRICA, *LPENUMTEXTMETRICA, *PENUMTEXTMETRICA;

typedef struct tagNEWTEXTMETRICW {
    LONG tmHeight;
    LONG tmAscent;
    LONG tmDescent;
    LONG tmInternalLeading;
    LONG tmExternalLeading;
    LONG tmAveCharWidth;
    LONG tmMaxCharWidth;
    LONG tmWeight;
    LONG tmOverhang;
    LONG tmDigitizedAspectX;
    LONG tmDigitizedAspectY;
    WCHAR tmFirstChar;
    WCHAR tmLastChar;
    WCHAR tmDefaultChar;
    WCHAR tmBreakChar;
    BYTE tmItalic;
    BYTE tmUnderlined;
    BYTE tmStruckOut;
    BYTE tmPitchAndFamily;
    BYTE tmCharSet;
    DWORD ntmFlags;
    UINT ntmSizeEM;
    UINT ntmCellHeight;
    UINT ntmAvgWidth;
} NEWTEXTMETRICW, *LPNEWTEXTMETRICW, *NPNEWTEXTMETRICW, *PNEWTEXTMETRICW;

typedef struct tagNEWTEXTMETRICEXW {
    NEWTEXTMETRICW ntmTm;
    FONTSIGNATURE ntmFontSig;
} NEWTEXTMETRICEXW;

typedef struct tagENUMTEXTMETRICW {
    NEWTEXTMETRICEXW etmNewTextMetricEx;
    AXESLISTW etmAxesList;
} ENUMTEXTMETRICW, *LPENUMTEXTMETRICW, *PENUMTEXTMETRICW;

typedef struct tagEXTLOGFONTA {
    LOGFONTA elfLogFont;
    BYTE elfFullName[64];
    BYTE elfStyle[32];
    DWORD elfVersion;
    DWORD elfStyleSize;
    DWORD elfMatch;
    DWORD elfReserved;
    BYTE elfVendorId[4];
    DWORD elfCulture;
    PANOSE elfPanose;
} EXTLOGFONTA, *LPEXTLOGFONTA, *NPEXTLOGFONTA, *PEXTLOGFONTA;

typedef struct tagEXTLOGPEN {
    DWORD elpPenStyle;
    DWORD elpWidth;
    UINT elpBrushStyle;
    COLORREF elpColor;
    ULONG_PTR elpHatch;
    DWORD elpNumEntries;
    DWORD elpStyleEntry[1];
} EXTLOGPEN, *LPEXTLOGPEN, *NPEXTLOGPEN, *PEXTLOGPEN;

typedef struct tagGCP_RESULTSA {
    DWORD lStructSize;
    LPSTR lpOutString;
    UINT *lpOrder;
    int *lpDx;
    int *lpCaretPos;
    LPSTR lpClass;
    LPWSTR lpGlyphs;
    UINT nGlyphs;
    int nMaxFit;
} GCP_RESULTSA, *LPGCP_RESULTSA;

typedef struct tagGCP_RESULTSW {
    DWORD lStructSize;
    LPWSTR lpOutString;
    UINT *lpOrder;
    int *lpDx;
    int *lpCaretPos;
    LPSTR lpClass;
    LPWSTR lpGlyphs;
    UINT nGlyphs;
    int nMaxFit;
} GCP_RESULTSW, *LPGCP_RESULTSW;

typedef struct tagWCRANGE {
    WCHAR wcLow;
    USHORT cGlyphs;
} WCRANGE, *LPWCRANGE, *PWCRANGE;

typedef struct tagGLYPHSET {
    DWORD cbThis;
    DWORD flAccel;
    DWORD cGlyphsSupported;
    DWORD cRanges;
    WCRANGE ranges[1];
} GLYPHSET, *LPGLYPHSET, *PGLYPHSET;

typedef struct tagHANDLETABLE {
    HGDIOBJ objectHandle[1];
} HANDLETABLE, *LPHANDLETABLE, *PHANDLETABLE;

typedef struct tagKERNINGPAIR {
    WORD wFirst;
    WORD wSecond;
    int iKernAmount;
} KERNINGPAIR, *LPKERNINGPAIR;

typedef struct tagLAYERPLANEDESCRIPTOR {
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
    BYTE iLayerPlane;
    BYTE bReserved;
    COLORREF crTransparent;
} LAYERPLANEDESCRIPTOR, *LPLAYERPLANEDESCRIPTOR, *PLAYERPLANEDESCRIPTOR;

typedef struct tagLOCALESIGNATURE {
    DWORD lsUsb[4];
    DWORD lsCsbDefault[2];
    DWORD lsCsbSupported[2];
} LOCALESIGNATURE, *LPLOCALESIGNATURE, *PLOCALESIGNATURE;

typedef struct tagLOGBRUSH {
    UINT lbStyle;
    COLORREF lbColor;
    ULONG_PTR lbHatch;
} LOGBRUSH, *LPLOGBRUSH, *NPLOGBRUSH, *PLOGBRUSH;

typedef struct tagMETAFILEPICT {
    LONG mm;
    LONG xExt;
    LONG yExt;
    HMETAFILE hMF;
} METAFILEPICT, *LPMETAFILEPICT;

#pragma pack(push, 1)
typedef struct tagMETAHEADER {
    WORD mtType;
    WORD mtHeaderSize;
    WORD mtVersion;
    DWORD mtSize;
    WORD mtNoObjects;
    DWORD mtMaxRecord;
    WORD mtNoParameters;
} METAHEADER, *LPMETAHEADER, *PMETAHEADER;
#pragma pack(pop)

typedef struct tagMETARECORD {
    DWORD rdSize;
    WORD rdFunction;
    WORD rdParm[1];
} METARECORD, *LPMETARECORD, *PMETARECORD;

typedef struct tagPELARRAY {
    LONG paXCount;
    LONG paYCount;
    LONG paXExt;
    LONG paYExt;
    BYTE paRGBs;
} PELARRAY, *LPPELARRAY, *NPPELARRAY, *PPELARRAY;

typedef struct tagPOINTFX {
    FIXED x;
    FIXED y;
} POINTFX, *LPPOINTFX;

typedef struct tagPOLYTEXTA {
    int x;
    int y;
    UINT n;
    LPCSTR lpstr;
    UINT uiFlags;
    RECT rcl;
    int *pdx;
} POLYTEXTA, *LPPOLYTEXTA, *NPPOLYTEXTA, *PPOLYTEXTA;

typedef struct tagPOLYTEXTW {
    int x;
    int y;
    UINT n;
    LPCWSTR lpstr;
    UINT uiFlags;
    RECT rcl;
    int *pdx;
} POLYTEXTW, *LPPOLYTEXTW, *NPPOLYTEXTW, *PPOLYTEXTW;

typedef struct tagTTPOLYCURVE {
    WORD wType;
    WORD cpfx;
    POINTFX apfx[1];
} TTPOLYCURVE, *LPTTPOLYCURVE;

typedef struct tagTTPOLYGONHEADER {
    DWORD cb;
    DWORD dwType;
    POINTFX pfxStart;
} TTPOLYGONHEADER, *LPTTPOLYGONHEADER;

typedef BOOL (NTAPI *ABORTPROC)(HDC, int);
typedef AXESLISTA AXESLIST;
typedef AXISINFOA AXISINFO;
typedef BYTE BCHAR;
typedef DOCINFOA DOCINFO;
typedef int (NTAPI *ENHMFENUMPROC)(HDC, HANDLETABLE *, const ENHMETARECORD *, int, LPARAM);
typedef ENUMLOGFONTA ENUMLOGFONT;
typedef ENUMLOGFONTEXA ENUMLOGFONTEX;
typedef ENUMLOGFONTEXDVA ENUMLOGFONTEXDV;
typedef ENUMTEXTMETRICA ENUMTEXTMETRIC;
typedef EXTLOGFONTA EXTLOGFONT;
typedef int (NTAPI *OLDFONTENUMPROCA)(const LOGFONTA *, const TEXTMETRICA *, DWORD, LPARAM);
typedef OLDFONTENUMPROCA FONTENUMPROCA;
typedef FONTENUMPROCA FONTENUMPROC;
typedef int (NTAPI *OLDFONTENUMPROCW)(const LOGFONTW *, const TEXTMETRICW *, DWORD, LPARAM);
typedef OLDFONTENUMPROCW FONTENUMPROCW;
typedef long FXPT16DOT16;
typedef GCP_RESULTSA GCP_RESULTS;
typedef int (NTAPI *GOBJENUMPROC)(LPVOID, LPARAM);
typedef void (NTAPI *LINEDDAPROC)(int, int, LPARAM);
typedef LOGFONTA LOGFONT;
typedef LPAXESLISTA LPAXESLIST;
typedef LPAXISINFOA LPAXISINFO;
typedef LPDOCINFOA LPDOCINFO;
typedef LPENUMLOGFONTA LPENUMLOGFONT;
typedef LPENUMLOGFONTEXA LPENUMLOGFONTEX;
typedef LPENUMLOGFONTEXDVA LPENUMLOGFONTEXDV;
typedef LPENUMTEXTMETRICA LPENUMTEXTMETRIC;
typedef LPEXTLOGFONTA LPEXTLOGFONT;
typedef DWORD (NTAPI *LPFNDEVCAPS)(LPSTR, LPSTR, UINT, LPSTR, LPDEVMODE);
typedef UINT (NTAPI *LPFNDEVMODE)(HWND, HMODULE, LPDEVMODE, LPSTR, LPSTR, LPDEVMODE, LPSTR, UINT);
typedef long *LPFXPT16DOT16;
typedef long *LPFXPT2DOT30;
typedef LPGCP_RESULTSA LPGCP_RESULTS;
typedef LPLOGFONTA LPLOGFONT;
typedef LPNEWTEXTMETRICA LPNEWTEXTMETRIC;
typedef LPOUTLINETEXTMETRICA LPOUTLINETEXTMETRIC;
typedef LOGBRUSH PATTERN;
typedef PATTERN *LPPATTERN;
typedef LPPOLYTEXTA LPPOLYTEXT;
typedef LPTEXTMETRICA LPTEXTMETRIC;
typedef int (NTAPI *MFENUMPROC)(HDC, HANDLETABLE *, METARECORD *, int, LPARAM);
typedef NEWTEXTMETRICA NEWTEXTMETRIC;
typedef NEWTEXTMETRICEXA NEWTEXTMETRICEX;
typedef NPEXTLOGFONTA NPEXTLOGFONT;
typedef NPLOGFONTA NPLOGFONT;
typedef NPNEWTEXTMETRICA NPNEWTEXTMETRIC;
typedef NPOUTLINETEXTMETRICA NPOUTLINETEXTMETRIC;
typedef PATTERN *NPPATTERN;
typedef NPPOLYTEXTA NPPOLYTEXT;
typedef NPTEXTMETRICA NPTEXTMETRIC;
typedef OUTLINETEXTMETRICA OUTLINETEXTMETRIC;
typedef PAXESLISTA PAXESLIST;
typedef PAXISINFOA PAXISINFO;
typedef PENUMLOGFONTEXDVA PENUMLOGFONTEXDV;
typedef PENUMTEXTMETRICA PENUMTEXTMETRIC;
typedef PEXTLOGFONTA PEXTLOGFONT;
typedef PLOGFONTA PLOGFONT;
typedef PNEWTEXTMETRICA PNEWTEXTMETRIC;
typedef POLYTEXTA POLYTEXT;
typedef POUTLINETEXTMETRICA POUTLINETEXTMETRIC;
typedef PATTERN *PPATTERN;
typedef PPOLYTEXTA PPOLYTEXT;
typedef PTEXTMETRICA PTEXTMETRIC;
typedef TEXTMETRICA TEXTMETRIC;
WINGDIAPI int WINAPI AbortDoc(HDC);
WINGDIAPI BOOL WINAPI AbortPath(HDC);
WINGDIAPI HANDLE WINAPI AddFontMemResourceEx(PVOID, DWORD, PVOID, DWORD *);
WINGDIAPI int WINAPI AddFontResourceA(LPCSTR);
WINGDIAPI int WINAPI AddFontResourceExA(LPCSTR, DWORD, PVOID);
WINGDIAPI int WINAPI AddFontResourceExW(LPCWSTR, DWORD, PVOID);
WINGDIAPI int WINAPI AddFontResourceW(LPCWSTR);
WINGDIAPI BOOL WINAPI AlphaBlend(HDC, int, int, int, int, HDC, int, int, int, int, BLENDFUNCTION);
WINGDIAPI BOOL WINAPI AngleArc(HDC, int, int, DWORD, FLOAT, FLOAT);
WINGDIAPI BOOL WINAPI AnimatePalette(HPALETTE, UINT, UINT, const PALETTEENTRY *);
WINGDIAPI BOOL WINAPI Arc(HDC, int, int, int, int, int, int, int, int);
WINGDIAPI BOOL WINAPI ArcTo(HDC, int, int, int, int, int, int, int, int);
WINGDIAPI BOOL WINAPI BeginPath(HDC);
WINGDIAPI BOOL WINAPI BitBlt(HDC, int, int, int, int, HDC, int, int, DWORD);
WINGDIAPI BOOL WINAPI CancelDC(HDC);
WINGDIAPI BOOL WINAPI CheckColorsInGamut(HDC, LPRGBTRIPLE, LPVOID, DWORD);
WINGDIAPI int WINAPI ChoosePixelFormat(HDC, const PIXELFORMATDESCRIPTOR *);
WINGDIAPI BOOL WINAPI Chord(HDC, int, int, int, int, int, int, int, int);
WINGDIAPI HENHMETAFILE WINAPI CloseEnhMetaFile(HDC);
WINGDIAPI BOOL WINAPI CloseFigure(HDC);
WINGDIAPI HMETAFILE WINAPI CloseMetaFile(HDC);
WINGDIAPI BOOL WINAPI ColorCorrectPalette(HDC, HPALETTE, DWORD, DWORD);
WINGDIAPI BOOL WINAPI ColorMatchToTarget(HDC, HDC, DWORD);
WINGDIAPI int WINAPI CombineRgn(HRGN, HRGN, HRGN, int);
WINGDIAPI BOOL WINAPI CombineTransform(LPXFORM, const XFORM *, const XFORM *);
WINGDIAPI HENHMETAFILE WINAPI CopyEnhMetaFileA(HENHMETAFILE, LPCSTR);
WINGDIAPI HENHMETAFILE WINAPI CopyEnhMetaFileW(HENHMETAFILE, LPCWSTR);
WINGDIAPI HMETAFILE WINAPI CopyMetaFileA(HMETAFILE, LPCSTR);
WINGDIAPI HMETAFILE WINAPI CopyMetaFileW(HMETAFILE, LPCWSTR);
WINGDIAPI HBITMAP WINAPI CreateBitmap(int, int, UINT, UINT, const void *);
WINGDIAPI HBITMAP WINAPI CreateBitmapIndirect(const BITMAP *);
WINGDIAPI HBRUSH WINAPI CreateBrushIndirect(const LOGBRUSH *);
WINGDIAPI HCOLORSPACE WINAPI CreateColorSpaceA(LPLOGCOLORSPACEA);
WINGDIAPI HCOLORSPACE WINAPI CreateColorSpaceW(LPLOGCOLORSPACEW);
WINGDIAPI HBITMAP WINAPI CreateCompatibleBitmap(HDC, int, int);
WINGDIAPI HDC WINAPI CreateCompatibleDC(HDC);
WINGDIAPI HDC WINAPI CreateDCA(LPCSTR, LPCSTR, LPCSTR, const DEVMODEA *);
WINGDIAPI HDC WINAPI CreateDCW(LPCWSTR, LPCWSTR, LPCWSTR, const DEVMODEW *);
WINGDIAPI HBRUSH WINAPI CreateDIBPatternBrush(HGLOBAL, UINT);
WINGDIAPI HBRUSH WINAPI CreateDIBPatternBrushPt(const void *, UINT);
WINGDIAPI HBITMAP WINAPI CreateDIBSection(HDC, const BITMAPINFO *, UINT, void **, HANDLE, DWORD);
WINGDIAPI HBITMAP WINAPI CreateDIBitmap(HDC, const BITMAPINFOHEADER *, DWORD, const void *, const BITMAPINFO *,
    UINT);
WINGDIAPI HBITMAP WINAPI CreateDiscardableBitmap(HDC, int, int);
WINGDIAPI HRGN WINAPI CreateEllipticRgn(int, int, int, int);
WINGDIAPI HRGN WINAPI CreateEllipticRgnIndirect(const RECT *);
WINGDIAPI HDC WINAPI CreateEnhMetaFileA(HDC, LPCSTR, const RECT *, LPCSTR);
WINGDIAPI HDC WINAPI CreateEnhMetaFileW(HDC, LPCWSTR, const RECT *, LPCWSTR);
WINGDIAPI HFONT WINAPI CreateFontA(int, int, int, int, int, DWORD, DWORD, DWORD, DWORD, DWORD, DWORD, DWORD, DWORD,
    LPCSTR);
WINGDIAPI HFONT WINAPI CreateFontIndirectA(const LOGFONTA *);
WINGDIAPI HFONT WINAPI CreateFontIndirectExA(const ENUMLOGFONTEXDVA *);
WINGDIAPI HFONT WINAPI CreateFontIndirectExW(const ENUMLOGFONTEXDVW *);
WINGDIAPI HFONT WINAPI CreateFontIndirectW(const LOGFONTW *);
WINGDIAPI HFONT WINAPI CreateFontW(int, int, int, int, int, DWORD, DWORD, DWORD, DWORD, DWORD, DWORD, DWORD, DWORD,
    LPCWSTR);
WINGDIAPI HPALETTE WINAPI CreateHalftonePalette(HDC);
WINGDIAPI HBRUSH WINAPI CreateHatchBrush(int, COLORREF);
WINGDIAPI HDC WINAPI CreateICA(LPCSTR, LPCSTR, LPCSTR, const DEVMODEA *);
WINGDIAPI HDC WINAPI CreateICW(LPCWSTR, LPCWSTR, LPCWSTR, const DEVMODEW *);
WINGDIAPI HDC WINAPI CreateMetaFileA(LPCSTR);
WINGDIAPI HDC WINAPI CreateMetaFileW(LPCWSTR);
WINGDIAPI HPALETTE WINAPI CreatePalette(const LOGPALETTE *);
WINGDIAPI HBRUSH WINAPI CreatePatternBrush(HBITMAP);
WINGDIAPI HPEN WINAPI CreatePen(int, int, COLORREF);
WINGDIAPI HPEN WINAPI CreatePenIndirect(const LOGPEN *);
WINGDIAPI HRGN WINAPI CreatePolyPolygonRgn(const POINT *, const INT *, int, int);
WINGDIAPI HRGN WINAPI CreatePolygonRgn(const POINT *, int, int);
WINGDIAPI HRGN WINAPI CreateRectRgn(int, int, int, int);
WINGDIAPI HRGN WINAPI CreateRectRgnIndirect(const RECT *);
WINGDIAPI HRGN WINAPI CreateRoundRectRgn(int, int, int, int, int, int);
WINGDIAPI BOOL WINAPI CreateScalableFontResourceA(DWORD, LPCSTR, LPCSTR, LPCSTR);
WINGDIAPI BOOL WINAPI CreateScalableFontResourceW(DWORD, LPCWSTR, LPCWSTR, LPCWSTR);
WINGDIAPI HBRUSH WINAPI CreateSolidBrush(COLORREF);
WINGDIAPI BOOL WINAPI DPtoLP(HDC, LPPOINT, int);
WINGDIAPI BOOL WINAPI DeleteColorSpace(HCOLORSPACE);
WINGDIAPI BOOL WINAPI DeleteDC(HDC);
WINGDIAPI BOOL WINAPI DeleteEnhMetaFile(HENHMETAFILE);
WINGDIAPI BOOL WINAPI DeleteMetaFile(HMETAFILE);
WINGDIAPI BOOL WINAPI DeleteObject(HGDIOBJ);
WINGDIAPI int WINAPI DescribePixelFormat(HDC, int, UINT, LPPIXELFORMATDESCRIPTOR);
WINGDIAPI int WINAPI DeviceCapabilitiesA(LPCSTR, LPCSTR, WORD, LPSTR, const DEVMODEA *);
WINGDIAPI int WINAPI DeviceCapabilitiesW(LPCWSTR, LPCWSTR, WORD, LPWSTR, const DEVMODEW *);
WINGDIAPI int WINAPI DrawEscape(HDC, int, int, LPCSTR);
WINGDIAPI BOOL WINAPI Ellipse(HDC, int, int, int, int);
WINGDIAPI int WINAPI EndDoc(HDC);
WINGDIAPI int WINAPI EndPage(HDC);
WINGDIAPI BOOL WINAPI EndPath(HDC);
WINGDIAPI BOOL WINAPI EnumEnhMetaFile(HDC, HENHMETAFILE, ENHMFENUMPROC, LPVOID, const RECT *);
WINGDIAPI int WINAPI EnumFontFamiliesA(HDC, LPCSTR, FONTENUMPROCA, LPARAM);
WINGDIAPI int WINAPI EnumFontFamiliesExA(HDC, LPLOGFONTA, FONTENUMPROCA, LPARAM, DWORD);
WINGDIAPI int WINAPI EnumFontFamiliesExW(HDC, LPLOGFONTW, FONTENUMPROCW, LPARAM, DWORD);
WINGDIAPI int WINAPI EnumFontFamiliesW(HDC, LPCWSTR, FONTENUMPROCW, LPARAM);
WINGDIAPI int WINAPI EnumFontsA(HDC, LPCSTR, FONTENUMPROCA, LPARAM);
WINGDIAPI int WINAPI EnumFontsW(HDC, LPCWSTR, FONTENUMPROCW, LPARAM);
WINGDIAPI int WINAPI EnumICMProfilesA(HDC, ICMENUMPROCA, LPARAM);
WINGDIAPI int WINAPI EnumICMProfilesW(HDC, ICMENUMPROCW, LPARAM);
WINGDIAPI BOOL WINAPI EnumMetaFile(HDC, HMETAFILE, MFENUMPROC, LPARAM);
WINGDIAPI int WINAPI EnumObjects(HDC, int, GOBJENUMPROC, LPARAM);
WINGDIAPI BOOL WINAPI EqualRgn(HRGN, HRGN);
WINGDIAPI int WINAPI Escape(HDC, int, int, LPCSTR, LPVOID);
WINGDIAPI int WINAPI ExcludeClipRect(HDC, int, int, int, int);
WINGDIAPI HPEN WINAPI ExtCreatePen(DWORD, DWORD, const LOGBRUSH *, DWORD, const DWORD *);
WINGDIAPI HRGN WINAPI ExtCreateRegion(const XFORM *, DWORD, const RGNDATA *);
WINGDIAPI int WINAPI ExtEscape(HDC, int, int, LPCSTR, int, LPSTR);
WINGDIAPI BOOL WINAPI ExtFloodFill(HDC, int, int, COLORREF, UINT);
WINGDIAPI int WINAPI ExtSelectClipRgn(HDC, HRGN, int);
WINGDIAPI BOOL WINAPI ExtTextOutA(HDC, int, int, UINT, const RECT *, LPCSTR, UINT, const INT *);
WINGDIAPI BOOL WINAPI ExtTextOutW(HDC, int, int, UINT, const RECT *, LPCWSTR, UINT, const INT *);
WINGDIAPI BOOL WINAPI FillPath(HDC);
WINGDIAPI BOOL WINAPI FillRgn(HDC, HRGN, HBRUSH);
WINGDIAPI BOOL WINAPI FixBrushOrgEx(HDC, int, int, LPPOINT);
WINGDIAPI BOOL WINAPI FlattenPath(HDC);
WINGDIAPI BOOL WINAPI FloodFill(HDC, int, int, COLORREF);
WINGDIAPI BOOL WINAPI FrameRgn(HDC, HRGN, HBRUSH, int, int);
WINGDIAPI BOOL WINAPI GdiAlphaBlend(HDC, int, int, int, int, HDC, int, int, int, int, BLENDFUNCTION);
WINGDIAPI BOOL WINAPI GdiComment(HDC, UINT, const BYTE *);
WINGDIAPI BOOL WINAPI GdiFlush(void);
WINGDIAPI DWORD WINAPI GdiGetBatchLimit(void);
WINGDIAPI BOOL WINAPI GdiGradientFill(HDC, PTRIVERTEX, ULONG, PVOID, ULONG, ULONG);
WINGDIAPI DWORD WINAPI GdiSetBatchLimit(DWORD);
WINGDIAPI BOOL WINAPI GdiTransparentBlt(HDC, int, int, int, int, HDC, int, int, int, int, UINT);
WINGDIAPI int WINAPI GetArcDirection(HDC);
WINGDIAPI BOOL WINAPI GetAspectRatioFilterEx(HDC, LPSIZE);
WINGDIAPI LONG WINAPI GetBitmapBits(HBITMAP, LONG, LPVOID);
WINGDIAPI BOOL WINAPI GetBitmapDimensionEx(HBITMAP, LPSIZE);
WINGDIAPI COLORREF WINAPI GetBkColor(HDC);
WINGDIAPI int WINAPI GetBkMode(HDC);
WINGDIAPI UINT WINAPI GetBoundsRect(HDC, LPRECT, UINT);
WINGDIAPI BOOL WINAPI GetBrushOrgEx(HDC, LPPOINT);
WINGDIAPI BOOL WINAPI GetCharABCWidthsA(HDC, UINT, UINT, LPABC);
WINGDIAPI BOOL WINAPI GetCharABCWidthsFloatA(HDC, UINT, UINT, LPABCFLOAT);
WINGDIAPI BOOL WINAPI GetCharABCWidthsFloatW(HDC, UINT, UINT, LPABCFLOAT);
WINGDIAPI BOOL WINAPI GetCharABCWidthsI(HDC, UINT, UINT, LPWORD, LPABC);
WINGDIAPI BOOL WINAPI GetCharABCWidthsW(HDC, UINT, UINT, LPABC);
WINGDIAPI BOOL WINAPI GetCharWidth32A(HDC, UINT, UINT, LPINT);
WINGDIAPI BOOL WINAPI GetCharWidth32W(HDC, UINT, UINT, LPINT);
WINGDIAPI BOOL WINAPI GetCharWidthA(HDC, UINT, UINT, LPINT);
WINGDIAPI BOOL WINAPI GetCharWidthFloatA(HDC, UINT, UINT, PFLOAT);
WINGDIAPI BOOL WINAPI GetCharWidthFloatW(HDC, UINT, UINT, PFLOAT);
WINGDIAPI BOOL WINAPI GetCharWidthI(HDC, UINT, UINT, LPWORD, LPINT);
WINGDIAPI BOOL WINAPI GetCharWidthW(HDC, UINT, UINT, LPINT);
WINGDIAPI DWORD WINAPI GetCharacterPlacementA(HDC, LPCSTR, int, int, LPGCP_RESULTSA, DWORD);
WINGDIAPI DWORD WINAPI GetCharacterPlacementW(HDC, LPCWSTR, int, int, LPGCP_RESULTSW, DWORD);
WINGDIAPI int WINAPI GetClipBox(HDC, LPRECT);
WINGDIAPI int WINAPI GetClipRgn(HDC, HRGN);
WINGDIAPI BOOL WINAPI GetColorAdjustment(HDC, LPCOLORADJUSTMENT);
WINGDIAPI HCOLORSPACE WINAPI GetColorSpace(HDC);
WINGDIAPI HGDIOBJ WINAPI GetCurrentObject(HDC, UINT);
WINGDIAPI BOOL WINAPI GetCurrentPositionEx(HDC, LPPOINT);
WINGDIAPI COLORREF WINAPI GetDCBrushColor(HDC);
WINGDIAPI BOOL WINAPI GetDCOrgEx(HDC, LPPOINT);
WINGDIAPI COLORREF WINAPI GetDCPenColor(HDC);
WINGDIAPI UINT WINAPI GetDIBColorTable(HDC, UINT, UINT, RGBQUAD *);
WINGDIAPI int WINAPI GetDIBits(HDC, HBITMAP, UINT, UINT, LPVOID, LPBITMAPINFO, UINT);
WINGDIAPI int WINAPI GetDeviceCaps(HDC, int);
WINGDIAPI BOOL WINAPI GetDeviceGammaRamp(HDC, LPVOID);
WINGDIAPI HENHMETAFILE WINAPI GetEnhMetaFileA(LPCSTR);
WINGDIAPI UINT WINAPI GetEnhMetaFileBits(HENHMETAFILE, UINT, LPBYTE);
WINGDIAPI UINT WINAPI GetEnhMetaFileDescriptionA(HENHMETAFILE, UINT, LPSTR);
WINGDIAPI UINT WINAPI GetEnhMetaFileDescriptionW(HENHMETAFILE, UINT, LPWSTR);
WINGDIAPI UINT WINAPI GetEnhMetaFileHeader(HENHMETAFILE, UINT, LPENHMETAHEADER);
WINGDIAPI UINT WINAPI GetEnhMetaFilePaletteEntries(HENHMETAFILE, UINT, LPPALETTEENTRY);
WINGDIAPI UINT WINAPI GetEnhMetaFilePixelFormat(HENHMETAFILE, UINT, PIXELFORMATDESCRIPTOR *);
WINGDIAPI HENHMETAFILE WINAPI GetEnhMetaFileW(LPCWSTR);
WINGDIAPI DWORD WINAPI GetFontData(HDC, DWORD, DWORD, PVOID, DWORD);
WINGDIAPI DWORD WINAPI GetFontLanguageInfo(HDC);
WINGDIAPI DWORD WINAPI GetFontUnicodeRanges(HDC, LPGLYPHSET);
WINGDIAPI DWORD WINAPI GetGlyphIndicesA(HDC, LPCSTR, int, LPWORD, DWORD);
WINGDIAPI DWORD WINAPI GetGlyphIndicesW(HDC, LPCWSTR, int, LPWORD, DWORD);
WINGDIAPI DWORD WINAPI GetGlyphOutlineA(HDC, UINT, UINT, LPGLYPHMETRICS, DWORD, LPVOID, const MAT2 *);
WINGDIAPI DWORD WINAPI GetGlyphOutlineW(HDC, UINT, UINT, LPGLYPHMETRICS, DWORD, LPVOID, const MAT2 *);
WINGDIAPI int WINAPI GetGraphicsMode(HDC);
WINGDIAPI BOOL WINAPI GetICMProfileA(HDC, LPDWORD, LPSTR);
WINGDIAPI BOOL WINAPI GetICMProfileW(HDC, LPDWORD, LPWSTR);
WINGDIAPI DWORD WINAPI GetKerningPairsA(HDC, DWORD, LPKERNINGPAIR);
WINGDIAPI DWORD WINAPI GetKerningPairsW(HDC, DWORD, LPKERNINGPAIR);
WINGDIAPI DWORD WINAPI GetLayout(HDC);
WINGDIAPI BOOL WINAPI GetLogColorSpaceA(HCOLORSPACE, LPLOGCOLORSPACEA, DWORD);
WINGDIAPI BOOL WINAPI GetLogColorSpaceW(HCOLORSPACE, LPLOGCOLORSPACEW, DWORD);
WINGDIAPI int WINAPI GetMapMode(HDC);
WINGDIAPI HMETAFILE WINAPI GetMetaFileA(LPCSTR);
WINGDIAPI UINT WINAPI GetMetaFileBitsEx(HMETAFILE, UINT, LPVOID);
WINGDIAPI HMETAFILE WINAPI GetMetaFileW(LPCWSTR);
WINGDIAPI int WINAPI GetMetaRgn(HDC, HRGN);
WINGDIAPI BOOL WINAPI GetMiterLimit(HDC, PFLOAT);
WINGDIAPI COLORREF WINAPI GetNearestColor(HDC, COLORREF);
WINGDIAPI UINT WINAPI GetNearestPaletteIndex(HPALETTE, COLORREF);
WINGDIAPI int WINAPI GetObjectA(HANDLE, int, LPVOID);
WINGDIAPI DWORD WINAPI GetObjectType(HGDIOBJ);
WINGDIAPI int WINAPI GetObjectW(HANDLE, int, LPVOID);
WINGDIAPI UINT WINAPI GetOutlineTextMetricsA(HDC, UINT, LPOUTLINETEXTMETRICA);
WINGDIAPI UINT WINAPI GetOutlineTextMetricsW(HDC, UINT, LPOUTLINETEXTMETRICW);
WINGDIAPI UINT WINAPI GetPaletteEntries(HPALETTE, UINT, UINT, LPPALETTEENTRY);
WINGDIAPI int WINAPI GetPath(HDC, LPPOINT, LPBYTE, int);
WINGDIAPI COLORREF WINAPI GetPixel(HDC, int, int);
WINGDIAPI int WINAPI GetPixelFormat(HDC);
WINGDIAPI int WINAPI GetPolyFillMode(HDC);
WINGDIAPI int WINAPI GetROP2(HDC);
WINGDIAPI int WINAPI GetRandomRgn(HDC, HRGN, INT);
WINGDIAPI BOOL WINAPI GetRasterizerCaps(LPRASTERIZER_STATUS, UINT);
WINGDIAPI DWORD WINAPI GetRegionData(HRGN, DWORD, LPRGNDATA);
WINGDIAPI int WINAPI GetRgnBox(HRGN, LPRECT);
WINGDIAPI HGDIOBJ WINAPI GetStockObject(int);
WINGDIAPI int WINAPI GetStretchBltMode(HDC);
WINGDIAPI UINT WINAPI GetSystemPaletteEntries(HDC, UINT, UINT, LPPALETTEENTRY);
WINGDIAPI UINT WINAPI GetSystemPaletteUse(HDC);
WINGDIAPI UINT WINAPI GetTextAlign(HDC);
WINGDIAPI int WINAPI GetTextCharacterExtra(HDC);
WINGDIAPI int WINAPI GetTextCharset(HDC);
WINGDIAPI int WINAPI GetTextCharsetInfo(HDC, LPFONTSIGNATURE, DWORD);
WINGDIAPI COLORREF WINAPI GetTextColor(HDC);
WINGDIAPI BOOL WINAPI GetTextExtentExPointA(HDC, LPCSTR, int, int, LPINT, LPINT, LPSIZE);
WINGDIAPI BOOL WINAPI GetTextExtentExPointI(HDC, LPWORD, int, int, LPINT, LPINT, LPSIZE);
WINGDIAPI BOOL WINAPI GetTextExtentExPointW(HDC, LPCWSTR, int, int, LPINT, LPINT, LPSIZE);
WINGDIAPI BOOL WINAPI GetTextExtentPoint32A(HDC, LPCSTR, int, LPSIZE);
WINGDIAPI BOOL WINAPI GetTextExtentPoint32W(HDC, LPCWSTR, int, LPSIZE);
WINGDIAPI BOOL WINAPI GetTextExtentPointA(HDC, LPCSTR, int, LPSIZE);
WINGDIAPI BOOL WINAPI GetTextExtentPointI(HDC, LPWORD, int, LPSIZE);
WINGDIAPI BOOL WINAPI GetTextExtentPointW(HDC, LPCWSTR, int, LPSIZE);
WINGDIAPI int WINAPI GetTextFaceA(HDC, int, LPSTR);
WINGDIAPI int WINAPI GetTextFaceW(HDC, int, LPWSTR);
WINGDIAPI BOOL WINAPI GetTextMetricsA(HDC, LPTEXTMETRICA);
WINGDIAPI BOOL WINAPI GetTextMetricsW(HDC, LPTEXTMETRICW);
WINGDIAPI BOOL WINAPI GetViewportExtEx(HDC, LPSIZE);
WINGDIAPI BOOL WINAPI GetViewportOrgEx(HDC, LPPOINT);
WINGDIAPI UINT WINAPI GetWinMetaFileBits(HENHMETAFILE, UINT, LPBYTE, INT, HDC);
WINGDIAPI BOOL WINAPI GetWindowExtEx(HDC, LPSIZE);
WINGDIAPI BOOL WINAPI GetWindowOrgEx(HDC, LPPOINT);
WINGDIAPI BOOL WINAPI GetWorldTransform(HDC, LPXFORM);
WINGDIAPI BOOL WINAPI GradientFill(HDC, PTRIVERTEX, ULONG, PVOID, ULONG, ULONG);
WINGDIAPI int WINAPI IntersectClipRect(HDC, int, int, int, int);
WINGDIAPI BOOL WINAPI InvertRgn(HDC, HRGN);
WINGDIAPI BOOL WINAPI LPtoDP(HDC, LPPOINT, int);
WINGDIAPI BOOL WINAPI LineDDA(int, int, int, int, LINEDDAPROC, LPARAM);
WINGDIAPI BOOL WINAPI LineTo(HDC, int, int);
WINGDIAPI BOOL WINAPI MaskBlt(HDC, int, int, int, int, HDC, int, int, HBITMAP, int, int, DWORD);
WINGDIAPI BOOL WINAPI ModifyWorldTransform(HDC, const XFORM *, DWORD);
WINGDIAPI BOOL WINAPI MoveToEx(HDC, int, int, LPPOINT);
WINGDIAPI int WINAPI OffsetClipRgn(HDC, int, int);
WINGDIAPI int WINAPI OffsetRgn(HRGN, int, int);
WINGDIAPI BOOL WINAPI OffsetViewportOrgEx(HDC, int, int, LPPOINT);
WINGDIAPI BOOL WINAPI OffsetWindowOrgEx(HDC, int, int, LPPOINT);
WINGDIAPI BOOL WINAPI PaintRgn(HDC, HRGN);
WINGDIAPI BOOL WINAPI PatBlt(HDC, int, int, int, int, DWORD);
WINGDIAPI HRGN WINAPI PathToRegion(HDC);
WINGDIAPI BOOL WINAPI Pie(HDC, int, int, int, int, int, int, int, int);
WINGDIAPI BOOL WINAPI PlayEnhMetaFile(HDC, HENHMETAFILE, const RECT *);
WINGDIAPI BOOL WINAPI PlayEnhMetaFileRecord(HDC, LPHANDLETABLE, const ENHMETARECORD *, UINT);
WINGDIAPI BOOL WINAPI PlayMetaFile(HDC, HMETAFILE);
WINGDIAPI BOOL WINAPI PlayMetaFileRecord(HDC, LPHANDLETABLE, LPMETARECORD, UINT);
WINGDIAPI BOOL WINAPI PlgBlt(HDC, const POINT *, HDC, int, int, int, int, HBITMAP, int, int);
WINGDIAPI BOOL WINAPI PolyBezier(HDC, const POINT *, DWORD);
WINGDIAPI BOOL WINAPI PolyBezierTo(HDC, const POINT *, DWORD);
WINGDIAPI BOOL WINAPI PolyDraw(HDC, const POINT *, const BYTE *, int);
WINGDIAPI BOOL WINAPI PolyPolygon(HDC, const POINT *, const INT *, int);
WINGDIAPI BOOL WINAPI PolyPolyline(HDC, const POINT *, const DWORD *, DWORD);
WINGDIAPI BOOL WINAPI PolyTextOutA(HDC, const POLYTEXTA *, int);
WINGDIAPI BOOL WINAPI PolyTextOutW(HDC, const POLYTEXTW *, int);
WINGDIAPI BOOL WINAPI Polygon(HDC, const POINT *, int);
WINGDIAPI BOOL WINAPI Polyline(HDC, const POINT *, int);
WINGDIAPI BOOL WINAPI PolylineTo(HDC, const POINT *, DWORD);
WINGDIAPI BOOL WINAPI PtInRegion(HRGN, int, int);
WINGDIAPI BOOL WINAPI PtVisible(HDC, int, int);
WINGDIAPI UINT WINAPI RealizePalette(HDC);
WINGDIAPI BOOL WINAPI RectInRegion(HRGN, const RECT *);
WINGDIAPI BOOL WINAPI RectVisible(HDC, const RECT *);
WINGDIAPI BOOL WINAPI Rectangle(HDC, int, int, int, int);
WINGDIAPI BOOL WINAPI RemoveFontMemResourceEx(HANDLE);
WINGDIAPI BOOL WINAPI RemoveFontResourceA(LPCSTR);
WINGDIAPI BOOL WINAPI RemoveFontResourceExA(LPCSTR, DWORD, PVOID);
WINGDIAPI BOOL WINAPI RemoveFontResourceExW(LPCWSTR, DWORD, PVOID);
WINGDIAPI BOOL WINAPI RemoveFontResourceW(LPCWSTR);
WINGDIAPI HDC WINAPI ResetDCA(HDC, const DEVMODEA *);
WINGDIAPI HDC WINAPI ResetDCW(HDC, const DEVMODEW *);
WINGDIAPI BOOL WINAPI ResizePalette(HPALETTE, UINT);
WINGDIAPI BOOL WINAPI RestoreDC(HDC, int);
WINGDIAPI BOOL WINAPI RoundRect(HDC, int, int, int, int, int, int);
WINGDIAPI int WINAPI SaveDC(HDC);
WINGDIAPI BOOL WINAPI ScaleViewportExtEx(HDC, int, int, int, int, LPSIZE);
WINGDIAPI BOOL WINAPI ScaleWindowExtEx(HDC, int, int, int, int, LPSIZE);
WINGDIAPI BOOL WINAPI SelectClipPath(HDC, int);
WINGDIAPI int WINAPI SelectClipRgn(HDC, HRGN);
WINGDIAPI HGDIOBJ WINAPI SelectObject(HDC, HGDIOBJ);
WINGDIAPI HPALETTE WINAPI SelectPalette(HDC, HPALETTE, BOOL);
WINGDIAPI int WINAPI SetAbortProc(HDC, ABORTPROC);
WINGDIAPI int WINAPI SetArcDirection(HDC, int);
WINGDIAPI LONG WINAPI SetBitmapBits(HBITMAP, DWORD, const void *);
WINGDIAPI BOOL WINAPI SetBitmapDimensionEx(HBITMAP, int, int, LPSIZE);
WINGDIAPI COLORREF WINAPI SetBkColor(HDC, COLORREF);
WINGDIAPI int WINAPI SetBkMode(HDC, int);
WINGDIAPI UINT WINAPI SetBoundsRect(HDC, const RECT *, UINT);
WINGDIAPI BOOL WINAPI SetBrushOrgEx(HDC, int, int, LPPOINT);
WINGDIAPI BOOL WINAPI SetColorAdjustment(HDC, const COLORADJUSTMENT *);
WINGDIAPI HCOLORSPACE WINAPI SetColorSpace(HDC, HCOLORSPACE);
WINGDIAPI COLORREF WINAPI SetDCBrushColor(HDC, COLORREF);
WINGDIAPI COLORREF WINAPI SetDCPenColor(HDC, COLORREF);
WINGDIAPI UINT WINAPI SetDIBColorTable(HDC, UINT, UINT, const RGBQUAD *);
WINGDIAPI int WINAPI SetDIBits(HDC, HBITMAP, UINT, UINT, const void *, const BITMAPINFO *, UINT);
WINGDIAPI int WINAPI SetDIBitsToDevice(HDC, int, int, DWORD, DWORD, int, int, UINT, UINT, const void *,
    const BITMAPINFO *, UINT);
WINGDIAPI BOOL WINAPI SetDeviceGammaRamp(HDC, LPVOID);
WINGDIAPI HENHMETAFILE WINAPI SetEnhMetaFileBits(UINT, const BYTE *);
WINGDIAPI int WINAPI SetGraphicsMode(HDC, int);
WINGDIAPI int WINAPI SetICMMode(HDC, int);
WINGDIAPI BOOL WINAPI SetICMProfileA(HDC, LPSTR);
WINGDIAPI BOOL WINAPI SetICMProfileW(HDC, LPWSTR);
WINGDIAPI DWORD WINAPI SetLayout(HDC, DWORD);
WINGDIAPI int WINAPI SetMapMode(HDC, int);
WINGDIAPI DWORD WINAPI SetMapperFlags(HDC, DWORD);
WINGDIAPI HMETAFILE WINAPI SetMetaFileBitsEx(UINT, const BYTE *);
WINGDIAPI int WINAPI SetMetaRgn(HDC);
WINGDIAPI BOOL WINAPI SetMiterLimit(HDC, FLOAT, PFLOAT);
WINGDIAPI UINT WINAPI SetPaletteEntries(HPALETTE, UINT, UINT, const PALETTEENTRY *);
WINGDIAPI COLORREF WINAPI SetPixel(HDC, int, int, COLORREF);
WINGDIAPI BOOL WINAPI SetPixelFormat(HDC, int, const PIXELFORMATDESCRIPTOR *);
WINGDIAPI BOOL WINAPI SetPixelV(HDC, int, int, COLORREF);
WINGDIAPI int WINAPI SetPolyFillMode(HDC, int);
WINGDIAPI int WINAPI SetROP2(HDC, int);
WINGDIAPI BOOL WINAPI SetRectRgn(HRGN, int, int, int, int);
WINGDIAPI int WINAPI SetStretchBltMode(HDC, int);
WINGDIAPI UINT WINAPI SetSystemPaletteUse(HDC, UINT);
WINGDIAPI UINT WINAPI SetTextAlign(HDC, UINT);
WINGDIAPI int WINAPI SetTextCharacterExtra(HDC, int);
WINGDIAPI COLORREF WINAPI SetTextColor(HDC, COLORREF);
WINGDIAPI BOOL WINAPI SetTextJustification(HDC, int, int);
WINGDIAPI BOOL WINAPI SetViewportExtEx(HDC, int, int, LPSIZE);
WINGDIAPI BOOL WINAPI SetViewportOrgEx(HDC, int, int, LPPOINT);
WINGDIAPI HENHMETAFILE WINAPI SetWinMetaFileBits(UINT, const BYTE *, HDC, const METAFILEPICT *);
WINGDIAPI BOOL WINAPI SetWindowExtEx(HDC, int, int, LPSIZE);
WINGDIAPI BOOL WINAPI SetWindowOrgEx(HDC, int, int, LPPOINT);
WINGDIAPI BOOL WINAPI SetWorldTransform(HDC, const XFORM *);
WINGDIAPI int WINAPI StartDocA(HDC, const DOCINFOA *);
WINGDIAPI int WINAPI StartDocW(HDC, const DOCINFOW *);
WINGDIAPI int WINAPI StartPage(HDC);
WINGDIAPI BOOL WINAPI StretchBlt(HDC, int, int, int, int, HDC, int, int, int, int, DWORD);
WINGDIAPI int WINAPI StretchDIBits(HDC, int, int, int, int, int, int, int, int, const void *, const BITMAPINFO *,
    UINT, DWORD);
WINGDIAPI BOOL WINAPI StrokeAndFillPath(HDC);
WINGDIAPI BOOL WINAPI StrokePath(HDC);
WINGDIAPI BOOL WINAPI SwapBuffers(HDC);
WINGDIAPI BOOL WINAPI TextOutA(HDC, int, int, LPCSTR, int);
WINGDIAPI BOOL WINAPI TextOutW(HDC, int, int, LPCWSTR, int);
WINGDIAPI BOOL WINAPI TranslateCharsetInfo(DWORD *, LPCHARSETINFO, DWORD);
WINGDIAPI BOOL WINAPI TransparentBlt(HDC, int, int, int, int, HDC, int, int, int, int, UINT);
WINGDIAPI BOOL WINAPI UnrealizeObject(HGDIOBJ);
WINGDIAPI BOOL WINAPI UpdateColors(HDC);
WINGDIAPI BOOL WINAPI UpdateICMRegKeyA(DWORD, LPSTR, LPSTR, UINT);
WINGDIAPI BOOL WINAPI UpdateICMRegKeyW(DWORD, LPWSTR, LPWSTR, UINT);
WINGDIAPI BOOL WINAPI WidenPath(HDC);
WINGDIAPI BOOL WINAPI wglCopyContext(HGLRC, HGLRC, UINT);
WINGDIAPI HGLRC WINAPI wglCreateContext(HDC);
WINGDIAPI HGLRC WINAPI wglCreateLayerContext(HDC, int);
WINGDIAPI BOOL WINAPI wglDeleteContext(HGLRC);
WINGDIAPI BOOL WINAPI wglDescribeLayerPlane(HDC, int, int, UINT, LPLAYERPLANEDESCRIPTOR);
WINGDIAPI HGLRC WINAPI wglGetCurrentContext(void);
WINGDIAPI HDC WINAPI wglGetCurrentDC(void);
WINGDIAPI int WINAPI wglGetLayerPaletteEntries(HDC, int, int, int, COLORREF *);
WINGDIAPI PROC WINAPI wglGetProcAddress(LPCSTR);
WINGDIAPI BOOL WINAPI wglMakeCurrent(HDC, HGLRC);
WINGDIAPI BOOL WINAPI wglRealizeLayerPalette(HDC, int, BOOL);
WINGDIAPI int WINAPI wglSetLayerPaletteEntries(HDC, int, int, int, const COLORREF *);
WINGDIAPI BOOL WINAPI wglShareLists(HGLRC, HGLRC);
WINGDIAPI BOOL WINAPI wglSwapLayerBuffers(HDC, UINT);
WINGDIAPI DWORD WINAPI wglSwapMultipleBuffers(UINT, const WGLSWAP *);
WINGDIAPI BOOL WINAPI wglUseFontBitmapsA(HDC, DWORD, DWORD, DWORD);
WINGDIAPI BOOL WINAPI wglUseFontBitmapsW(HDC, DWORD, DWORD, DWORD);
WINGDIAPI BOOL WINAPI wglUseFontOutlinesA(HDC, DWORD, DWORD, DWORD, FLOAT, FLOAT, int, LPGLYPHMETRICSFLOAT);
WINGDIAPI BOOL WINAPI wglUseFontOutlinesW(HDC, DWORD, DWORD, DWORD, FLOAT, FLOAT, int, LPGLYPHMETRICSFLOAT);

#ifdef __cplusplus
}
#endif

#endif
