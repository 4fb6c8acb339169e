/*
 * memory.cpp: operators new and delete over the pool; the kernel has none of its own.
 */
#include "basicdisp.hpp"

#pragma code_seg(push)
#pragma code_seg()

_Use_decl_annotations_ void *operator new(size_t Bytes, POOL_TYPE Pool) noexcept
{
    void *Memory = ExAllocatePoolWithTag(Pool, Bytes, BASICDISP_TAG);

    if (Memory != nullptr) {
        RtlZeroMemory(Memory, Bytes);
    }
    return Memory;
}

void operator delete(void *Memory) noexcept
{
    if (Memory != nullptr) {
        ExFreePoolWithTag(Memory, BASICDISP_TAG);
    }
}

void operator delete(void *Memory, size_t Bytes) noexcept
{
    UNREFERENCED_PARAMETER(Bytes);
    operator delete(Memory);
}

#pragma code_seg(pop)
