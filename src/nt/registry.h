/*
 * registry.h: the registry as the rooms above read and write it – keys in memory, which end with the machine.
 */
#ifndef ESCAPEMENT_NT_REGISTRY_H
#define ESCAPEMENT_NT_REGISTRY_H

#include <ntddk.h>
#include <stdint.h>

struct nt_key;

/**
 * A key by its path from \REGISTRY\MACHINE on, made where it is not there; letter case does not matter.
 * STATUS_NO_MEMORY. Threads any. IRQL PASSIVE_LEVEL.
 */
NTSTATUS nt_key_open(struct nt_key **key, const char *path);
/** Null does nothing. */
void nt_key_close(struct nt_key *key);

/** A REG_DWORD. STATUS_OBJECT_NAME_NOT_FOUND where there is none of that name. */
NTSTATUS nt_key_query_u32(struct nt_key *key, const char *name, uint32_t *value);
/** STATUS_NO_MEMORY. */
NTSTATUS nt_key_set_u32(struct nt_key *key, const char *name, uint32_t value);

/** Forget every key. From the machine's end, when none is open. */
void nt_registry_fini(void);

#endif
