/*
 * traces.h: named by -scan, and included by nobody.
 * begin_wpp config
 * FUNC TraceScanned{FLAGS=OLD_ALL}(MSG, ...);
 * end_wpp
 */
