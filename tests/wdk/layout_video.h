/*
 * layout_video.h: size and offsets of what video.h declares, at each interface version.
 *
 * Rows, for whoever defines BEGIN, AT, BITS, END: layout_test.h makes tests of them, asserts_d3d.c static assertions.
 */
// clang-format off
BEGIN(QUERY_INTERFACE, QUERY_INTERFACE, 40)
AT(QUERY_INTERFACE, InterfaceType, 0)
AT(QUERY_INTERFACE, Size, 8)
AT(QUERY_INTERFACE, Version, 10)
AT(QUERY_INTERFACE, Interface, 16)
AT(QUERY_INTERFACE, InterfaceSpecificData, 24)
AT(QUERY_INTERFACE, DeviceUid, 32)
END(QUERY_INTERFACE)
BEGIN(STATUS_BLOCK, STATUS_BLOCK, 16)
AT(STATUS_BLOCK, Status, 0)
AT(STATUS_BLOCK, Pointer, 0)
AT(STATUS_BLOCK, Information, 8)
END(STATUS_BLOCK)
BEGIN(VIDEO_REQUEST_PACKET, VIDEO_REQUEST_PACKET, 48)
AT(VIDEO_REQUEST_PACKET, IoControlCode, 0)
AT(VIDEO_REQUEST_PACKET, StatusBlock, 8)
AT(VIDEO_REQUEST_PACKET, InputBuffer, 16)
AT(VIDEO_REQUEST_PACKET, InputBufferLength, 24)
AT(VIDEO_REQUEST_PACKET, OutputBuffer, 32)
AT(VIDEO_REQUEST_PACKET, OutputBufferLength, 40)
END(VIDEO_REQUEST_PACKET)
