/*
 * hook.c: one list of all registrations, walked with its lock given back while a driver's routine runs.
 */
#include "nt/hook.h"
#include "nt/os.h"

#include <string.h>

static struct {
    struct os_lock lock;
    struct os_condition left;
    struct nt_hook *first;
    struct nt_hook **last;
} hooks;

static _Thread_local struct nt_hook *running_here;

static void append(struct nt_hook *hook)
{
    if (!hooks.first) {
        hooks.last = &hooks.first;
    }
    *hooks.last = hook;
    hooks.last = &hook->next;
}

static void take_out(const struct nt_hook *hook)
{
    struct nt_hook **link = &hooks.first;
    while (*link != hook) {
        link = &(*link)->next;
    }
    *link = hook->next;
    if (hooks.last == &hook->next) {
        hooks.last = link;
    }
}

static struct nt_hook *add(enum nt_hook_kind kind, void *routine, void *context, const void *subject, const void *key)
{
    struct nt_hook *hook = os_alloc(sizeof *hook);
    if (!hook) {
        return NULL;
    }
    *hook = (struct nt_hook){.kind = kind, .routine = routine, .context = context, .subject = subject};
    if (key) {
        memcpy(hook->key, key, sizeof hook->key);
        hook->subject = hook->key;
    }
    os_lock(&hooks.lock);
    append(hook);
    os_unlock(&hooks.lock);
    return hook;
}

struct nt_hook *nt_hook_add(enum nt_hook_kind kind, void *routine, void *context, const void *subject)
{
    return add(kind, routine, context, subject, NULL);
}

struct nt_hook *nt_hook_add_keyed(enum nt_hook_kind kind, void *routine, void *context, const void *key)
{
    return add(kind, routine, context, NULL, key);
}

/* With the lock held: a driver's handle may be anything. */
static struct nt_hook *find_handle(const void *handle, enum nt_hook_kind kind)
{
    struct nt_hook *hook = hooks.first;
    while (hook && hook != handle) {
        hook = hook->next;
    }
    return hook && hook->kind == kind && !hook->is_removed ? hook : NULL;
}

bool nt_hook_take_back(const void *handle, enum nt_hook_kind kind, const void **subject)
{
    os_lock(&hooks.lock);
    struct nt_hook *hook = find_handle(handle, kind);
    if (!hook) {
        os_unlock(&hooks.lock);
        return false;
    }
    hook->is_removed = true;
    *subject = hook->subject;
    if (running_here == hook) { /* its own call takes it back: that frees it when it ends */
        hook->frees_itself = true;
        os_unlock(&hooks.lock);
        return true;
    }
    while (hook->running > 0) {
        os_condition_wait(&hooks.left, &hooks.lock, UINT64_MAX);
    }
    take_out(hook);
    os_unlock(&hooks.lock);
    os_free(hook);
    return true;
}

bool nt_hook_remove(const void *handle, enum nt_hook_kind kind)
{
    const void *subject;
    return nt_hook_take_back(handle, kind, &subject);
}

struct nt_hook *nt_hook_find(enum nt_hook_kind kind, const void *routine, const void *subject)
{
    os_lock(&hooks.lock);
    struct nt_hook *hook = hooks.first;
    while (hook && !(hook->kind == kind && hook->routine == routine && hook->subject == subject && !hook->is_removed)) {
        hook = hook->next;
    }
    os_unlock(&hooks.lock);
    return hook;
}

size_t nt_hook_count(enum nt_hook_kind kind)
{
    size_t count = 0;
    os_lock(&hooks.lock);
    for (const struct nt_hook *hook = hooks.first; hook; hook = hook->next) {
        count += hook->kind == kind && !hook->is_removed;
    }
    os_unlock(&hooks.lock);
    return count;
}

bool nt_hook_has(enum nt_hook_kind kind, const void *subject)
{
    os_lock(&hooks.lock);
    const struct nt_hook *hook = hooks.first;
    while (hook && !(hook->kind == kind && hook->subject == subject && !hook->is_removed)) {
        hook = hook->next;
    }
    os_unlock(&hooks.lock);
    return hook != NULL;
}

/* With the lock held. The hook if it is to be freed. */
static struct nt_hook *leave(struct nt_hook *hook)
{
    running_here = NULL;
    hook->running--;
    os_condition_wake_all(&hooks.left);
    if (!hook->frees_itself || hook->running > 0) {
        return NULL;
    }
    take_out(hook);
    return hook;
}

struct nt_hook *nt_hook_step(enum nt_hook_kind kind, struct nt_hook *after)
{
    os_lock(&hooks.lock);
    struct nt_hook *hook = after ? after->next : hooks.first;
    while (hook && (hook->kind != kind || hook->is_removed)) {
        hook = hook->next;
    }
    struct nt_hook *gone = after ? leave(after) : NULL;
    if (hook) {
        hook->running++;
    }
    running_here = hook;
    os_unlock(&hooks.lock);
    os_free(gone);
    return hook;
}

void nt_hook_leave(struct nt_hook *hook)
{
    os_lock(&hooks.lock);
    struct nt_hook *gone = leave(hook);
    os_unlock(&hooks.lock);
    os_free(gone);
}

size_t nt_hook_drop_all(void)
{
    size_t count = 0;
    os_lock(&hooks.lock);
    struct nt_hook *hook = hooks.first;
    hooks.first = NULL;
    os_unlock(&hooks.lock);
    while (hook) {
        struct nt_hook *next = hook->next;
        count += !hook->is_removed;
        os_free(hook);
        hook = next;
    }
    return count;
}
