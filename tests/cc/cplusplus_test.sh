#!/usr/bin/env bash
# cplusplus_test.sh: C++ as a kernel driver has it: without exceptions and run-time types, with what a driver brings.
# shellcheck source=tests/cc/support.sh disable=SC1091,SC2154
. "$(dirname "$0")/support.sh"

cat >driver.cpp <<'C'
extern "C" {
#include <ntddk.h>
}
/* What a driver brings along, in the manner of many. */
inline void *__cdecl operator new(size_t, void *place) noexcept { return place; }
void *__cdecl operator new(size_t bytes, POOL_FLAGS flags, ULONG tag) noexcept
{
    return ExAllocatePool2(flags, bytes, tag);
}
void *__cdecl operator new[](size_t bytes, POOL_FLAGS flags, ULONG tag) noexcept
{
    return ExAllocatePool2(flags, bytes, tag);
}
void __cdecl operator delete(void *block) { if (block != nullptr) { ExFreePool(block); } }
void __cdecl operator delete(void *block, size_t) { if (block != nullptr) { ExFreePool(block); } }
void __cdecl operator delete[](void *block) { if (block != nullptr) { ExFreePool(block); } }

class Shape {
  public:
    virtual LONG Corners() const = 0;
    virtual ~Shape() {}
};
template <LONG Count> class Polygon : public Shape {
  public:
    LONG Corners() const override { return Count; }
};
class Named {
  public:
    Named() : length(1) {}
    virtual LONG Length() const { return length; }
    LONG length;
};
class Both : public Polygon<4>, public Named {
  public:
    LONG Length() const override { return Named::Length() + 1; }
};
struct Item { LONG value = 3; ~Item() { Ended++; } static LONG Ended; };
LONG Item::Ended = 0;
template <class Function> static LONG Call(Function function) { return function(2); }
static __declspec(noinline) LONG Overloaded(LONG) { return 1; }
LONG Global(LONG) { return 1; }
LONG Global(UCHAR) { return 2; }
LONG Global(void *) { return 3; }
enum class Kind : UCHAR { One = 1 };

static LONG Sum()
{
    LONG sum = 0;
    Shape *shape = new (POOL_FLAG_NON_PAGED, 'epaS') Both;
    if (shape == nullptr) {
        return -1;
    }
    sum += shape->Corners();                                   /* 4 */
    sum += static_cast<Named *>(static_cast<Both *>(shape))->Length() * 10; /* 20 */
    delete shape;
    Item *items = new (POOL_FLAG_NON_PAGED, 'metI') Item[3];
    sum += items[2].value * 100;                               /* 300 */
    delete[] items;
    sum += Item::Ended * 1000;                                 /* 3000 */
    sum += Call([sum](LONG factor) { return sum > 0 ? factor * 10000 : 0; }); /* 20000 */
    alignas(Polygon<7>) UCHAR place[sizeof(Polygon<7>)];
    Shape *placed = new (place) Polygon<7>;
    sum += placed->Corners() * 100000;                         /* 700000 */
    placed->~Shape();
    const Kind kinds[] = {Kind::One};
    for (auto value : kinds) {
        sum += static_cast<LONG>(value) * 1000000;
    }
    static const Polygon<9> Constant;
    if (Global(1L) * 100 + Global(UCHAR(1)) * 10 + Global(&sum) + Overloaded(1) != 124) {
        return -2;
    }
    return sum + Constant.Corners() * 10000000;
}

extern "C" DRIVER_INITIALIZE DriverEntry;
extern "C" NTSTATUS DriverEntry(PDRIVER_OBJECT, PUNICODE_STRING)
{
    return Sum() == 91723324 ? STATUS_NOT_IMPLEMENTED : STATUS_UNSUCCESSFUL;
}
C
answers() {
    local variant=$1 program=escapement
    [ "$variant" = plain ] || program=escapement-$variant
    shift
    escapement cc --variant="$variant" "$@" -o driver.so driver.cpp && "$program" run driver.so >said 2>&1
    cat said
    grep -q "DriverEntry returned .*0xC0000002" said
}
for level in -O0 -O1 -O2; do
    row "virtual functions, templates, lambdas, placement new, new with tags: $level" answers plain $level
done
for variant in check tsan; do
    if [ -x "$build/escapement-$variant" ]; then
        row "the same, $variant" answers "$variant" -O1
    fi
done
only_plain() {
    sed '/block, size_t/d' driver.cpp >plain.cpp && quiet -o plain.so plain.cpp && escapement run plain.so >said 2>&1
    cat said
    grep -q 'DriverEntry returned .*0xC0000002' said
}
row "operator delete without a size does for the one with it" only_plain
lacking() {
    cat >lacking.cpp <<'C'
struct Object { Object(); virtual ~Object(); long value; };
long Elsewhere(Object &object, const wchar_t *name);
extern "C" long DriverEntry(void *object, void *name) { return Elsewhere(*(Object *)object, (const wchar_t *)name); }
C
    says 1 '?Elsewhere@@YAJAEAUObject@@PEB_W@Z' -o lacking.so lacking.cpp && also 'nothing defines' &&
        ! test -e lacking.so
}
row "a function that nothing defines is an error at the link" lacking
undecorated() {
    command -v llvm-undname-19 >/dev/null || return 0
    also 'lacks long __cdecl Elsewhere(struct Object &, wchar_t const *)'
}
row "and is named as a person writes it" undecorated
narrowing() {
    cat >narrow.cpp <<'C'
extern "C" long DriverEntry(unsigned long status, int value);
long DriverEntry(unsigned long status, int value)
{
    unsigned char bytes[] = {value};
    switch (status) {
    case ((long)0xC0000001L):
        return bytes[0];
    default:
        return 0;
    }
}
C
    says 0 'warning' -o narrow.so narrow.cpp
}
row "braces and cases that narrow are warned of, as on Windows" narrowing
local_static() {
    cat >static.cpp <<'C'
struct Object { Object(); ~Object(); long value; };
long count;
Object::Object() : value(++count) {}
Object::~Object() { count = 0; }
static long Get() { static Object once; return once.value; }
extern "C" long DriverEntry(void *, void *) { return Get() + Get() == 2 ? (long)0xC0000002 : 0; }
C
    quiet -O1 -o static.so static.cpp && escapement run static.so >said 2>&1
    cat said
    grep -q 'DriverEntry returned .*0xC0000002' said
}
row "a static object within a function is constructed when it is reached" local_static
no_memory() {
    cat >null.cpp <<'C'
extern "C" {
#include <ntddk.h>
}
#include <pshpack1.h>
struct Object { Object(long v) : value(v) {} long value; };
#include <poppack.h>
void *__cdecl operator new(size_t bytes, POOL_TYPE) { return bytes == sizeof(Object) ? nullptr : (void *)&bytes; }
static NTSTATUS Get(long value)
{
    Object *object = nullptr;
    if (value == 0) goto Exit;
    long more = value + 1;
    object = new (NonPagedPoolNx) Object(more);
Exit:
    NTSTATUS status = object == nullptr ? STATUS_NOT_IMPLEMENTED : STATUS_UNSUCCESSFUL;
    return status;
}
extern "C" DRIVER_INITIALIZE DriverEntry;
extern "C" NTSTATUS DriverEntry(PDRIVER_OBJECT, PUNICODE_STRING path)
{
    __try {
        return Get(path->Length);
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        return GetExceptionCode();
    }
}
C
    quiet -O1 -o null.so null.cpp && escapement run null.so >said 2>&1
    cat said
    grep -q 'DriverEntry returned .*0xC0000002' said
}
row "operator new may answer null, and goto leave an initialization away beside a __try" no_memory
pure() {
    cat >pure.cpp <<'C'
struct Base { Base() { Call(); } void Call() { Run(); } virtual void Run() = 0; };
struct Derived : Base { void Run() override {} };
extern "C" long DriverEntry(void *, void *) { Derived derived; derived.Run(); return 0; }
C
    quiet -O0 -o pure.so pure.cpp
    escapement run pure.so >said 2>&1
    local status=$?
    cat said
    [ "$status" -eq 4 ] && grep -q 'pure.cpp' said
}
row "a virtual function without a body ends in a report" pure
row "no temporary file is left" nothing_left
echo "1..$count"
