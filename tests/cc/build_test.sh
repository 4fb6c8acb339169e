#!/usr/bin/env bash
# build_test.sh: drivers built by make and by CMake with CC="escapement cc", and sources compiled side by side.
# shellcheck source=tests/cc/support.sh disable=SC1091,SC2154
. "$(dirname "$0")/support.sh"

# ---------------------------------------------------------------------------------------------------- sources
cat >driver.c <<'C'
#include <ntddk.h>
#include <dispmprt.h>
#include "driver.h"
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(DriverObject);
    UNREFERENCED_PARAMETER(RegistryPath);
    return DriverHelp(STATUS_FIRST);
}
C
cat >helper.cpp <<'C'
#include <ntddk.h>
#include "driver.h"
namespace { template <class Status> Status Same(Status value) { return value; } }
extern "C" NTSTATUS DriverHelp(NTSTATUS status)
{
    return Same(status);
}
C
cat >driver.h <<'C'
#ifdef __cplusplus
extern "C"
#endif
NTSTATUS DriverHelp(NTSTATUS status);
#define STATUS_FIRST ((NTSTATUS)0xC0000123L)
C

# answers IMAGE STATUS: the image's DriverEntry returns the status
answers() {
    escapement run "$1" >"$work/said" 2>&1
    cat "$work/said"
    grep -q "DriverEntry returned .*$2" "$work/said"
}

# ---------------------------------------------------------------------------------------------------- make
cat >Makefile <<'M'
CFLAGS = -O1 -Wall -Wextra -Werror -MMD
CXXFLAGS = $(CFLAGS)
driver: driver.o helper.o
-include driver.d helper.d
M
by_make() {
    make -j2 CC="escapement cc" CXX="escapement c++" driver && answers driver 0xC0000123
}
row "make: implicit rules compile and link" by_make
nothing_to_do() {
    make CC="escapement cc" CXX="escapement c++" driver | grep "up to date"
}
row "make: nothing is done twice" nothing_to_do
header_changed() {
    sed -i 's/0xC0000123L/0xC0000124L/' driver.h && touch -d '+2 seconds' driver.h &&
        make CC="escapement cc" CXX="escapement c++" driver && answers driver 0xC0000124
}
row "make: a header that changed compiles what includes it" header_changed
one_source() {
    echo 'long DriverEntry(void); long DriverEntry(void) { return 7; }' >single.c &&
        make CC="escapement cc" single && answers single 0x00000007
}
row "make: one source without a Makefile" one_source
with_archive() {
    rm -f ./*.o && make CC="escapement cc" CXX="escapement c++" ARFLAGS=rc 'libhelp.a(helper.o)' &&
        escapement cc -o archived driver.c -L. -lhelp && answers archived 0xC0000124
}
row "make: an archive's rule" with_archive
by_variant() {
    make -B CC="escapement cc --variant=check" CXX="escapement c++ --variant=check" driver &&
        nm driver | grep __asan_init
}
row "make: --variant in CC" by_variant
failing() {
    echo 'broken' >broken.c && ! make CC="escapement cc" broken.o && ! test -e broken.o
}
row "make: an error ends it, and leaves no object" failing

# ---------------------------------------------------------------------------------------------------- CMake
cat >CMakeLists.txt <<'C'
cmake_minimum_required(VERSION 3.16)
project(driver C CXX)
include(CheckCCompilerFlag)
check_c_compiler_flag(-Wall HAVE_WALL)
check_c_compiler_flag(-Wno-such-flag-at-all HAVE_NO_SUCH_FLAG)
if(NOT HAVE_WALL OR HAVE_NO_SUCH_FLAG)
  message(FATAL_ERROR "flags are not told apart")
endif()
if(NOT CMAKE_SIZEOF_VOID_P EQUAL 8 OR NOT CMAKE_C_COMPILER_ID STREQUAL Clang)
  message(FATAL_ERROR "${CMAKE_C_COMPILER_ID} with pointers of ${CMAKE_SIZEOF_VOID_P} bytes")
endif()
add_library(helper STATIC helper.cpp)
add_library(module MODULE driver.c helper.cpp)
add_library(shared SHARED driver.c)
target_link_libraries(shared PRIVATE helper)
add_executable(program driver.c)
target_link_libraries(program PRIVATE helper ntoskrnl)
set_target_properties(module PROPERTIES PREFIX "" OUTPUT_NAME driver C_VISIBILITY_PRESET hidden)
C
configure() {
    CC="escapement cc" CXX="escapement c++" cmake -DCMAKE_BUILD_TYPE=Release "$@" -S . -B "$work/cmake"
}
row "CMake: identifies the compiler and tries flags" configure
cmake_builds() {
    cmake --build "$work/cmake" -j2
}
row "CMake: builds with make" cmake_builds
row "CMake: a module" answers "$work/cmake/driver.so" 0xC0000124
row "CMake: a shared library, with a static one" answers "$work/cmake/libshared.so" 0xC0000124
row "CMake: an executable" answers "$work/cmake/program" 0xC0000124
with_toolchain() {
    rm -rf "$work/cmake" && cmake -G Ninja -DCMAKE_TOOLCHAIN_FILE="$source/src/cli/toolchain.cmake" \
        -DESCAPEMENT_VARIANT=check -S . -B "$work/cmake" && cmake_builds &&
        nm "$work/cmake/driver.so" | grep __asan_init
}
row "CMake: its toolchain file, Ninja and another variant" with_toolchain
header_of_cmake() {
    sed -i 's/0xC0000124L/0xC0000125L/' driver.h && touch -d '+2 seconds' driver.h && cmake_builds &&
        escapement-check run "$work/cmake/driver.so" 2>&1 | grep 0xC0000125
}
row "CMake: a header that changed compiles what includes it" header_of_cmake

# ---------------------------------------------------------------------------------------------------- side by side
many() {
    local i
    for i in $(seq 12); do
        printf 'int f%d(void); int f%d(void) { int unused_%d_one; int unused_%d_two; return 0; }\n' \
            "$i" "$i" "$i" "$i"
    done >all.txt
    i=0
    while IFS= read -r line; do
        i=$((i + 1))
        echo "$line" >"many$i.c"
    done <all.txt
    escapement cc -Wall -c -j 12 many?.c many??.c 2>said || return 1
    grep -o 'unused variable .*' said | grep -o 'unused_[0-9]*_[a-z]*' >order
    for i in $(seq 12); do
        printf 'unused_%d_one\nunused_%d_two\n' "$i" "$i"
    done | cmp - order
}
row "messages of sources that compile at the same time do not mix, and keep the sources' order" many
all_are_told() {
    echo 'wrong1' >many3.c && echo 'wrong2' >many7.c && ! escapement cc -c -j 4 many?.c 2>said && cat said &&
        grep -q 'many3.c: compiling failed' said && grep -q 'many7.c: compiling failed' said && test -e many9.o
}
row "an error does not keep the others from being compiled" all_are_told
interrupted() {
    echo '#include "pipe.h"' >slow.c && mkfifo pipe.h && local process
    timeout 60 escapement cc -c slow.c 2>said &
    process=$!
    sleep 0.5
    kill -TERM "$process" # timeout passes it on
    wait "$process"
    local status=$?
    rm pipe.h
    [ "$status" -ne 0 ] && nothing_left
}
row "ended by SIGTERM it tidies up, and its compiler is gone" interrupted
row "no temporary file is left" nothing_left
echo "1..$count"
