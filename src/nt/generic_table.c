/*
 * generic_table.c: generic tables of both kinds, which a driver gives its memory and its order.
 *
 * Beneath either is one tree, a treap whose priorities come from the elements' addresses: it stays shallow without
 * a field of its own, and a lookup changes nothing, so that lookups may run side by side.
 */
#include "nt/export_tables.h"

#include <assert.h>
#include <ntddk.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* What RTL_SPLAY_LINKS and RTL_BALANCED_LINKS begin with. */
struct node {
    struct node *parent, *left, *right;
};

/* A table, as the tree sees it. */
struct tree {
    struct node **root;
    ULONG *count;
    struct node **cursor;     /* of an enumeration */
    size_t head_bytes;        /* of an element, before the driver's bytes */
    PRTL_GENERIC_TABLE splay; /* the one of the two that it is */
    PRTL_AVL_TABLE avl;
};

/* A splay table's element also stands in the order of insertion. */
struct splay_head {
    RTL_SPLAY_LINKS links;
    LIST_ENTRY order;
};

static struct tree splay_tree(PRTL_GENERIC_TABLE table)
{
    return (struct tree){.root = (struct node **)&table->TableRoot,
                         .count = &table->NumberGenericTableElements,
                         .cursor = (struct node **)&table->OrderedPointer,
                         .head_bytes = sizeof(struct splay_head),
                         .splay = table};
}

static struct tree avl_tree(PRTL_AVL_TABLE table)
{
    return (struct tree){.root = (struct node **)&table->BalancedRoot.RightChild,
                         .count = &table->NumberGenericTableElements,
                         .cursor = (struct node **)&table->OrderedPointer,
                         .head_bytes = sizeof(RTL_BALANCED_LINKS),
                         .avl = table};
}

static void *data_of(const struct tree *tree, struct node *node)
{
    return node ? (char *)node + tree->head_bytes : NULL;
}

static RTL_GENERIC_COMPARE_RESULTS compare(const struct tree *tree, void *buffer, struct node *node)
{
    return tree->avl ? tree->avl->CompareRoutine(tree->avl, buffer, data_of(tree, node))
                     : tree->splay->CompareRoutine(tree->splay, buffer, data_of(tree, node));
}

static struct node *allocate(const struct tree *tree, CLONG bytes)
{
    assert(tree->avl || tree->splay);
    return tree->avl ? tree->avl->AllocateRoutine(tree->avl, bytes) : tree->splay->AllocateRoutine(tree->splay, bytes);
}

/* -------------------------------------------------------------------------------------------------------- the tree */

static uint64_t priority(const struct node *node)
{
    uint64_t mixed = (uint64_t)(uintptr_t)node * UINT64_C(0x9E3779B97F4A7C15);
    return mixed ^ mixed >> 32;
}

static struct node **slot_of(const struct tree *tree, const struct node *node)
{
    if (!node->parent) {
        return tree->root;
    }
    return node->parent->left == node ? &node->parent->left : &node->parent->right;
}

/* `node` takes its parent's place. */
static void rotate_up(const struct tree *tree, struct node *node)
{
    struct node *parent = node->parent;
    struct node **slot = slot_of(tree, parent);
    bool is_left = parent->left == node;
    struct node *moved = is_left ? node->right : node->left;
    *(is_left ? &parent->left : &parent->right) = moved;
    if (moved) {
        moved->parent = parent;
    }
    *(is_left ? &node->right : &node->left) = parent;
    node->parent = parent->parent;
    parent->parent = node;
    *slot = node;
}

static struct node *edge(struct node *node, bool last)
{
    while (node && (last ? node->right : node->left)) {
        node = last ? node->right : node->left;
    }
    return node;
}

static struct node *neighbour(struct node *node, bool before)
{
    struct node *below = before ? node->left : node->right;
    if (below) {
        return edge(below, before);
    }
    while (node->parent && (before ? node->parent->left : node->parent->right) == node) {
        node = node->parent;
    }
    return node->parent;
}

static struct node *look_up(const struct tree *tree, void *buffer, TABLE_SEARCH_RESULT *result)
{
    struct node *node = *tree->root;
    *result = TableEmptyTree;
    while (node) {
        RTL_GENERIC_COMPARE_RESULTS order = compare(tree, buffer, node);
        if (order == GenericEqual) {
            *result = TableFoundNode;
            return node;
        }
        *result = order == GenericLessThan ? TableInsertAsLeft : TableInsertAsRight;
        struct node *next = order == GenericLessThan ? node->left : node->right;
        if (!next) {
            return node;
        }
        node = next;
    }
    return NULL;
}

/* With what look_up found. Null: the driver's routine has no memory. */
static struct node *insert(const struct tree *tree, const void *buffer, CLONG bytes, struct node *place,
                           TABLE_SEARCH_RESULT result, PBOOLEAN is_new)
{
    struct node *node = result == TableFoundNode ? place : NULL;
    if (is_new) {
        *is_new = FALSE;
    }
    if (node) {
        return node;
    }
    node = allocate(tree, (CLONG)tree->head_bytes + bytes);
    if (!node) {
        return NULL;
    }
    memset(node, 0, tree->head_bytes);
    memcpy(data_of(tree, node), buffer, bytes);
    node->parent = place;
    // A parent that the driver handed in as null faults, as on Windows.
    // NOLINTNEXTLINE(clang-analyzer-core.NullDereference)
    *(result == TableEmptyTree ? tree->root : result == TableInsertAsLeft ? &place->left : &place->right) = node;
    while (node->parent && priority(node) > priority(node->parent)) {
        rotate_up(tree, node);
    }
    ++*tree->count;
    if (is_new) {
        *is_new = TRUE;
    }
    return node;
}

/* Without freeing it. An enumeration goes on behind it. */
static void take_out(const struct tree *tree, struct node *node)
{
    if (*tree->cursor == node) {
        *tree->cursor = neighbour(node, true);
    }
    while (node->left || node->right) {
        bool rises_left = !node->right || (node->left && priority(node->left) > priority(node->right));
        rotate_up(tree, rises_left ? node->left : node->right);
    }
    *slot_of(tree, node) = NULL;
    --*tree->count;
}

static void give_back(const struct tree *tree, struct node *node)
{
    if (tree->avl) {
        tree->avl->FreeRoutine(tree->avl, node);
    } else {
        tree->splay->FreeRoutine(tree->splay, node);
    }
}

static void *step(const struct tree *tree, struct node **at)
{
    *at = *at ? neighbour(*at, false) : edge(*tree->root, false);
    return data_of(tree, *at);
}

/* --------------------------------------------------------------------------------------------------- splay tables */

void NTAPI RtlInitializeGenericTable(PRTL_GENERIC_TABLE Table, PRTL_GENERIC_COMPARE_ROUTINE CompareRoutine,
                                     PRTL_GENERIC_ALLOCATE_ROUTINE AllocateRoutine,
                                     PRTL_GENERIC_FREE_ROUTINE FreeRoutine, PVOID TableContext)
{
    memset(Table, 0, sizeof *Table);
    InitializeListHead(&Table->InsertOrderList);
    Table->CompareRoutine = CompareRoutine;
    Table->AllocateRoutine = AllocateRoutine;
    Table->FreeRoutine = FreeRoutine;
    Table->TableContext = TableContext;
}

static PVOID insert_splay(PRTL_GENERIC_TABLE table, PVOID buffer, CLONG bytes, PBOOLEAN is_new, struct node *place,
                          TABLE_SEARCH_RESULT result)
{
    struct tree tree = splay_tree(table);
    BOOLEAN is_own_new = FALSE;
    struct node *node = insert(&tree, buffer, bytes, place, result, &is_own_new);
    if (is_own_new) {
        InsertTailList(&table->InsertOrderList, &((struct splay_head *)node)->order);
    }
    if (is_new) {
        *is_new = is_own_new;
    }
    return data_of(&tree, node);
}

PVOID NTAPI RtlInsertElementGenericTable(PRTL_GENERIC_TABLE Table, PVOID Buffer, CLONG BufferSize, PBOOLEAN NewElement)
{
    struct tree tree = splay_tree(Table);
    TABLE_SEARCH_RESULT result;
    struct node *place = look_up(&tree, Buffer, &result);
    return insert_splay(Table, Buffer, BufferSize, NewElement, place, result);
}

PVOID NTAPI RtlInsertElementGenericTableFull(PRTL_GENERIC_TABLE Table, PVOID Buffer, CLONG BufferSize,
                                             PBOOLEAN NewElement, PVOID NodeOrParent, TABLE_SEARCH_RESULT SearchResult)
{
    return insert_splay(Table, Buffer, BufferSize, NewElement, NodeOrParent, SearchResult);
}

PVOID NTAPI RtlLookupElementGenericTableFull(PRTL_GENERIC_TABLE Table, PVOID Buffer, PVOID *NodeOrParent,
                                             TABLE_SEARCH_RESULT *SearchResult)
{
    struct tree tree = splay_tree(Table);
    struct node *node = look_up(&tree, Buffer, SearchResult);
    *NodeOrParent = node;
    return *SearchResult == TableFoundNode ? data_of(&tree, node) : NULL;
}

PVOID NTAPI RtlLookupElementGenericTable(PRTL_GENERIC_TABLE Table, PVOID Buffer)
{
    PVOID node;
    TABLE_SEARCH_RESULT result;
    return RtlLookupElementGenericTableFull(Table, Buffer, &node, &result);
}

BOOLEAN NTAPI RtlDeleteElementGenericTable(PRTL_GENERIC_TABLE Table, PVOID Buffer)
{
    struct tree tree = splay_tree(Table);
    TABLE_SEARCH_RESULT result;
    struct node *node = look_up(&tree, Buffer, &result);
    if (result != TableFoundNode) {
        return FALSE;
    }
    take_out(&tree, node);
    RemoveEntryList(&((struct splay_head *)node)->order);
    give_back(&tree, node);
    return TRUE;
}

PVOID NTAPI RtlEnumerateGenericTableWithoutSplaying(PRTL_GENERIC_TABLE Table, PVOID *RestartKey)
{
    struct tree tree = splay_tree(Table);
    struct node *at = *RestartKey;
    PVOID data = step(&tree, &at);
    *RestartKey = at;
    return data;
}

PVOID NTAPI RtlEnumerateGenericTable(PRTL_GENERIC_TABLE Table, BOOLEAN Restart)
{
    struct tree tree = splay_tree(Table);
    if (Restart) {
        *tree.cursor = NULL;
    }
    return step(&tree, tree.cursor);
}

/* In the order of insertion. */
PVOID NTAPI RtlGetElementGenericTable(PRTL_GENERIC_TABLE Table, ULONG I)
{
    if (I >= Table->NumberGenericTableElements) {
        return NULL;
    }
    PLIST_ENTRY link = Table->InsertOrderList.Flink;
    for (ULONG i = 0; i < I; i++) {
        link = link->Flink;
    }
    return CONTAINING_RECORD(link, struct splay_head, order) + 1;
}

ULONG NTAPI RtlNumberGenericTableElements(PRTL_GENERIC_TABLE Table)
{
    return Table->NumberGenericTableElements;
}

BOOLEAN NTAPI RtlIsGenericTableEmpty(PRTL_GENERIC_TABLE Table)
{
    return Table->NumberGenericTableElements == 0;
}

/* ------------------------------------------------------------------------------------------------------ AVL tables */

void NTAPI RtlInitializeGenericTableAvl(PRTL_AVL_TABLE Table, PRTL_AVL_COMPARE_ROUTINE CompareRoutine,
                                        PRTL_AVL_ALLOCATE_ROUTINE AllocateRoutine, PRTL_AVL_FREE_ROUTINE FreeRoutine,
                                        PVOID TableContext)
{
    memset(Table, 0, sizeof *Table);
    Table->BalancedRoot.Parent = &Table->BalancedRoot;
    Table->CompareRoutine = CompareRoutine;
    Table->AllocateRoutine = AllocateRoutine;
    Table->FreeRoutine = FreeRoutine;
    Table->TableContext = TableContext;
}

PVOID NTAPI RtlInsertElementGenericTableFullAvl(PRTL_AVL_TABLE Table, PVOID Buffer, CLONG BufferSize,
                                                PBOOLEAN NewElement, PVOID NodeOrParent,
                                                TABLE_SEARCH_RESULT SearchResult)
{
    struct tree tree = avl_tree(Table);
    return data_of(&tree, insert(&tree, Buffer, BufferSize, NodeOrParent, SearchResult, NewElement));
}

PVOID NTAPI RtlLookupElementGenericTableFullAvl(PRTL_AVL_TABLE Table, PVOID Buffer, PVOID *NodeOrParent,
                                                TABLE_SEARCH_RESULT *SearchResult)
{
    struct tree tree = avl_tree(Table);
    struct node *node = look_up(&tree, Buffer, SearchResult);
    *NodeOrParent = node;
    return *SearchResult == TableFoundNode ? data_of(&tree, node) : NULL;
}

PVOID NTAPI RtlInsertElementGenericTableAvl(PRTL_AVL_TABLE Table, PVOID Buffer, CLONG BufferSize, PBOOLEAN NewElement)
{
    struct tree tree = avl_tree(Table);
    TABLE_SEARCH_RESULT result;
    struct node *place = look_up(&tree, Buffer, &result);
    return RtlInsertElementGenericTableFullAvl(Table, Buffer, BufferSize, NewElement, place, result);
}

PVOID NTAPI RtlLookupElementGenericTableAvl(PRTL_AVL_TABLE Table, PVOID Buffer)
{
    PVOID node;
    TABLE_SEARCH_RESULT result;
    return RtlLookupElementGenericTableFullAvl(Table, Buffer, &node, &result);
}

void NTAPI RtlDeleteElementGenericTableAvlEx(PRTL_AVL_TABLE Table, PVOID NodeOrParent)
{
    struct tree tree = avl_tree(Table);
    take_out(&tree, NodeOrParent);
    Table->DeleteCount++;
    give_back(&tree, NodeOrParent);
}

BOOLEAN NTAPI RtlDeleteElementGenericTableAvl(PRTL_AVL_TABLE Table, PVOID Buffer)
{
    struct tree tree = avl_tree(Table);
    TABLE_SEARCH_RESULT result;
    struct node *node = look_up(&tree, Buffer, &result);
    if (result != TableFoundNode) {
        return FALSE;
    }
    RtlDeleteElementGenericTableAvlEx(Table, node);
    return TRUE;
}

PVOID NTAPI RtlEnumerateGenericTableWithoutSplayingAvl(PRTL_AVL_TABLE Table, PVOID *RestartKey)
{
    struct tree tree = avl_tree(Table);
    struct node *at = *RestartKey;
    PVOID data = step(&tree, &at);
    *RestartKey = at;
    return data;
}

PVOID NTAPI RtlEnumerateGenericTableAvl(PRTL_AVL_TABLE Table, BOOLEAN Restart)
{
    struct tree tree = avl_tree(Table);
    if (Restart) {
        *tree.cursor = NULL;
    }
    return step(&tree, tree.cursor);
}

/* In the driver's order. */
PVOID NTAPI RtlGetElementGenericTableAvl(PRTL_AVL_TABLE Table, ULONG I)
{
    struct tree tree = avl_tree(Table);
    struct node *at = NULL;
    if (I >= Table->NumberGenericTableElements) {
        return NULL;
    }
    for (ULONG i = 0; i <= I; i++) {
        step(&tree, &at);
    }
    return data_of(&tree, at);
}

ULONG NTAPI RtlNumberGenericTableElementsAvl(PRTL_AVL_TABLE Table)
{
    return Table->NumberGenericTableElements;
}

BOOLEAN NTAPI RtlIsGenericTableEmptyAvl(PRTL_AVL_TABLE Table)
{
    return Table->NumberGenericTableElements == 0;
}

static const struct nt_export rows[] = {
    NT_EXPORT(RtlInitializeGenericTable),        NT_EXPORT(RtlInsertElementGenericTable),
    NT_EXPORT(RtlInsertElementGenericTableFull), NT_EXPORT(RtlLookupElementGenericTable),
    NT_EXPORT(RtlLookupElementGenericTableFull), NT_EXPORT(RtlDeleteElementGenericTable),
    NT_EXPORT(RtlEnumerateGenericTable),         NT_EXPORT(RtlEnumerateGenericTableWithoutSplaying),
    NT_EXPORT(RtlGetElementGenericTable),        NT_EXPORT(RtlNumberGenericTableElements),
    NT_EXPORT(RtlIsGenericTableEmpty),           NT_EXPORT(RtlInitializeGenericTableAvl),
    NT_EXPORT(RtlInsertElementGenericTableAvl),  NT_EXPORT(RtlInsertElementGenericTableFullAvl),
    NT_EXPORT(RtlLookupElementGenericTableAvl),  NT_EXPORT(RtlLookupElementGenericTableFullAvl),
    NT_EXPORT(RtlDeleteElementGenericTableAvl),  NT_EXPORT(RtlDeleteElementGenericTableAvlEx),
    NT_EXPORT(RtlEnumerateGenericTableAvl),      NT_EXPORT(RtlEnumerateGenericTableWithoutSplayingAvl),
    NT_EXPORT(RtlGetElementGenericTableAvl),     NT_EXPORT(RtlNumberGenericTableElementsAvl),
    NT_EXPORT(RtlIsGenericTableEmptyAvl),
};
const struct nt_export_table nt_generic_table_exports = NT_EXPORT_TABLE(rows);
