/*
 * cc_seh_read.c: finds the guarded blocks of a module in the textual IR that clang's front end writes.
 *
 * Which instructions lie within a __try is not written down there: a call in it says so by where it unwinds to, a load
 * or a store does not. But each instruction has its place in the source, so the lexical block of the __try's braces
 * tells: that block begins behind the call of llvm.seh.try.begin, whose own place is the statement around it.
 */
#include "cli/cc_seh.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

bool cli_seh_starts_with(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

static size_t name_length(const char *at)
{
    if (at[0] == '"') {
        const char *end = strchr(at + 1, '"');
        return end != NULL ? (size_t)(end + 1 - at) : 0;
    }
    size_t length = 0;
    while (isalnum((unsigned char)at[length]) || (at[length] != '\0' && strchr("-$._", at[length]) != NULL)) {
        length++;
    }
    return length;
}

const char *cli_seh_name(struct cc_run *run, const char *line, const char *before)
{
    const char *at = strstr(line, before);
    if (at == NULL) {
        return NULL;
    }
    at += strlen(before);
    return cli_cc_print(run, "%.*s", (int)name_length(at), at);
}

/* ---------------------------------------------------------------------------------------------------------- the file
 */
static bool read_bytes(struct cc_run *run, const char *path, char **bytes, size_t *count)
{
    struct stat status;
    FILE *in = fopen(path, "re");
    bool is_read = in != NULL && fstat(fileno(in), &status) == 0 && S_ISREG(status.st_mode);
    if (is_read) {
        *bytes = cli_cc_alloc(run, (size_t)status.st_size + 1);
        *count = fread(*bytes, 1, (size_t)status.st_size, in);
        is_read = *count == (size_t)status.st_size;
    }
    if (in != NULL) {
        fclose(in);
    }
    return is_read || cli_cc_complain("%s could not be read", path);
}

static void split(struct seh_module *module, char *bytes, size_t count)
{
    size_t lines = 1;
    for (size_t i = 0; i < count; i++) {
        lines += bytes[i] == '\n';
    }
    module->lines = cli_cc_alloc(module->run, lines * sizeof module->lines[0]);
    for (char *at = bytes; at < bytes + count;) {
        char *end = strchr(at, '\n');
        module->lines[module->count++] = at;
        if (end == NULL) {
            break;
        }
        *end = '\0';
        at = end + 1;
    }
}

/* "!7 = distinct !DILexicalBlock(scope: !5, ...". */
static void read_debug_line(struct seh_module *module, const char *line)
{
    static const struct {
        const char *word;
        int kind;
    } kinds[] = {{"!DILocation(", SEH_DEBUG_PLACE},
                 {"!DILexicalBlock(", SEH_DEBUG_SCOPE},
                 {"!DILexicalBlockFile(", SEH_DEBUG_FILE}};
    unsigned long number = strtoul(line + 1, NULL, 10);
    const char *scope = strstr(line, "scope: !");
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0] && scope != NULL && number < module->debug_count; i++) {
        if (strstr(line, kinds[i].word) != NULL) {
            module->debug[number].kind = (unsigned)kinds[i].kind;
            module->debug[number].scope = (uint32_t)strtoul(scope + strlen("scope: !"), NULL, 10);
        }
    }
}

static bool is_metadata(const char *line)
{
    return line[0] == '!' && isdigit((unsigned char)line[1]);
}

static void read_debug(struct seh_module *module)
{
    for (size_t i = 0; i < module->count; i++) {
        if (is_metadata(module->lines[i])) {
            size_t number = strtoul(module->lines[i] + 1, NULL, 10);
            module->debug_count = number >= module->debug_count ? number + 1 : module->debug_count;
        }
    }
    module->debug_count = module->debug_count <= module->count ? module->debug_count : module->count;
    module->debug = cli_cc_alloc(module->run, (module->debug_count + 1) * sizeof module->debug[0]);
    memset(module->debug, 0, (module->debug_count + 1) * sizeof module->debug[0]);
    for (size_t i = 0; i < module->count; i++) {
        if (is_metadata(module->lines[i])) {
            read_debug_line(module, module->lines[i]);
        }
    }
}

bool cli_seh_read(struct seh_module *module, struct cc_run *run, const char *source, const char *path)
{
    char *bytes = NULL;
    size_t count = 0;
    *module = (struct seh_module){.run = run, .source = source};
    if (!read_bytes(run, path, &bytes, &count)) {
        return false;
    }
    split(module, bytes, count);
    read_debug(module);
    return true;
}

size_t cli_seh_function_end(const struct seh_module *module, size_t first)
{
    size_t line = first;
    while (line < module->count && strcmp(module->lines[line], "}") != 0) {
        line++;
    }
    return line < module->count ? line + 1 : line;
}

/* ------------------------------------------------------------------------------------------------ places in the source
 */
/* An #include or a #line in a function wraps the scope; 0: no scope that braces made. */
static uint32_t unwrap(const struct seh_module *module, uint32_t scope)
{
    while (scope < module->debug_count && module->debug[scope].kind == SEH_DEBUG_FILE) {
        scope = module->debug[scope].scope;
    }
    return scope;
}

/* The scope that an instruction's line names, 0 where it names none. */
static uint32_t scope_of(const struct seh_module *module, const char *line)
{
    const char *place = strstr(line, ", !dbg !");
    unsigned long number = place != NULL ? strtoul(place + strlen(", !dbg !"), NULL, 10) : 0;
    bool is_place = place != NULL && number < module->debug_count && module->debug[number].kind == SEH_DEBUG_PLACE;
    return is_place ? unwrap(module, module->debug[number].scope) : 0;
}

static uint32_t around(const struct seh_module *module, uint32_t scope)
{
    bool is_block = scope < module->debug_count && module->debug[scope].kind == SEH_DEBUG_SCOPE;
    return is_block ? unwrap(module, module->debug[scope].scope) : 0;
}

/* The block directly within `outer` that `scope` is or lies in; 0: it does not. */
static uint32_t child_of(const struct seh_module *module, uint32_t outer, uint32_t scope)
{
    for (uint32_t at = scope; at != 0; at = around(module, at)) {
        if (around(module, at) == outer) {
            return at;
        }
    }
    return 0;
}

/* ----------------------------------------------------------------------------------------------------------- a
 * function */
static bool is_label(const char *line)
{
    size_t length = name_length(line);
    return length > 0 && line[length] == ':';
}

static struct seh_block *add_block(struct seh_function *function, const char *label, size_t first)
{
    struct seh_block *block = &function->blocks[function->block_count++];
    *block = (struct seh_block){.label = label, .first = first, .end = first, .state = SEH_STATE_KEPT};
    return block;
}

static void read_blocks(struct seh_function *function)
{
    struct seh_module *module = function->module;
    struct seh_block *block = add_block(function, "", function->first + 1);
    for (size_t i = function->first + 1; i + 1 < function->end; i++) {
        const char *line = module->lines[i];
        if (is_label(line) && i == function->first + 1) { /* the first block has a name where names are kept */
            block->label = cli_cc_print(module->run, "%.*s", (int)name_length(line), line);
            block->first = i + 1;
        } else if (is_label(line)) {
            block = add_block(function, cli_cc_print(module->run, "%.*s", (int)name_length(line), line), i + 1);
        }
        block->end = i + 1;
    }
}

static bool refuse(const struct seh_function *function, const char *what)
{
    const char *define = function->module->lines[function->first];
    const char *name = strchr(define, '@');
    return cli_cc_complain("%s: %.*s: %s", function->module->source,
                           name != NULL ? (int)name_length(name + 1) : (int)strlen("a function"),
                           name != NULL ? name + 1 : "a function", what);
}

static struct seh_pad *add_pad(struct seh_function *function, const char *label)
{
    struct seh_pad *pad = &function->pads[function->pad_count++];
    *pad = (struct seh_pad){.label = label, .kind = SEH_PAD_OTHER, .id = -1};
    return pad;
}

static const char *line_with(const struct seh_function *function, size_t first, size_t end, const char *words)
{
    for (size_t i = first; i < end; i++) {
        if (strstr(function->module->lines[i], words) != NULL) {
            return function->module->lines[i];
        }
    }
    return NULL;
}

static void read_except(struct seh_function *function, const char *label, const char *line)
{
    struct cc_run *run = function->module->run;
    struct seh_pad *pad = add_pad(function, label);
    const char *token = cli_seh_name(run, line, "%");
    const char *words = cli_cc_print(run, "catchpad within %%%s [", token);
    const char *catch = line_with(function, function->first, function->end, words);
    const char *filter = catch != NULL ? strstr(catch, "[ptr ") : NULL;
    pad->kind = SEH_PAD_EXCEPT;
    pad->handler = cli_seh_name(run, line, "[label %");
    pad->outer = cli_seh_name(run, line, "unwind label %");
    pad->filter = filter != NULL ? filter + strlen("[ptr ") : "null";
    pad->filter = cli_cc_print(run, "%.*s", (int)strcspn(pad->filter, "]"), pad->filter);
}

static void read_cleanup(struct seh_function *function, const char *label, const char *line)
{
    struct cc_run *run = function->module->run;
    struct seh_pad *pad = add_pad(function, label);
    pad->token = cli_seh_name(run, line, "%");
    const char *in_it = cli_cc_print(run, "\"funclet\"(token %%%s)", pad->token);
    for (size_t i = function->first; i < function->end; i++) {
        const char *text = function->module->lines[i];
        if (strstr(text, in_it) != NULL && strstr(text, "@\"?fin$") != NULL) {
            pad->kind = SEH_PAD_FINALLY;
        }
    }
    const char *words = cli_cc_print(run, "cleanupret from %%%s unwind ", pad->token);
    const char *end = line_with(function, function->first, function->end, words);
    pad->outer = end != NULL ? cli_seh_name(run, end, " unwind label %") : NULL;
}

static bool read_pads(struct seh_function *function)
{
    for (size_t b = 0; b < function->block_count; b++) {
        const struct seh_block *block = &function->blocks[b];
        const char *except = line_with(function, block->first, block->end, " = catchswitch within ");
        const char *cleanup = line_with(function, block->first, block->end, " = cleanuppad within ");
        const char *line = except != NULL ? except : cleanup;
        if (line != NULL && strstr(line, " within none ") == NULL) {
            return refuse(function, "a __try within another one's unwinding cannot be had");
        }
        if (except != NULL) {
            read_except(function, block->label, except);
        } else if (cleanup != NULL) {
            read_cleanup(function, block->label, cleanup);
        }
    }
    for (size_t i = 0; i < function->pad_count; i++) {
        struct seh_pad *pad = &function->pads[i];
        pad->id = pad->kind == SEH_PAD_OTHER ? -1 : function->ids++;
    }
    return true;
}

static struct seh_pad *find_pad(const struct seh_function *function, const char *label)
{
    for (size_t i = 0; label != NULL && i < function->pad_count; i++) {
        if (strcmp(function->pads[i].label, label) == 0) {
            return &function->pads[i];
        }
    }
    return NULL;
}

const struct seh_pad *cli_seh_guard(const struct seh_function *function, const char *label)
{
    const struct seh_pad *pad = find_pad(function, label);
    while (pad != NULL && pad->kind == SEH_PAD_OTHER) {
        pad = find_pad(function, pad->outer);
    }
    return pad;
}

static struct seh_block *find_block(const struct seh_function *function, const char *label)
{
    for (size_t i = 1; label != NULL && i < function->block_count; i++) {
        if (strcmp(function->blocks[i].label, label) == 0) {
            return &function->blocks[i];
        }
    }
    return NULL;
}

/* -------------------------------------------------------------------------------------------- what lies within which
 */
/* The block behind an invoke's normal end; its line is the one behind `line`. */
static struct seh_block *next_block(const struct seh_function *function, size_t line)
{
    const char *to = cli_seh_name(function->module->run, function->module->lines[line + 1], "to label %");
    return find_block(function, to);
}

static uint32_t lexical_block(const struct seh_function *function, size_t begin)
{
    const struct seh_module *module = function->module;
    uint32_t outer = scope_of(module, module->lines[begin + 1]);
    const struct seh_block *block = next_block(function, begin);
    for (size_t hops = 0; outer != 0 && block != NULL && hops < function->block_count; hops++) {
        for (size_t i = block->first; i < block->end; i++) {
            uint32_t found = child_of(module, outer, scope_of(module, module->lines[i]));
            if (found != 0) {
                return found;
            }
        }
        const char *last = block->end > block->first ? module->lines[block->end - 1] : "";
        block = find_block(function, cli_seh_name(module->run, last, "br label %"));
    }
    return 0;
}

static void read_scopes(struct seh_function *function)
{
    struct seh_module *module = function->module;
    for (size_t i = function->first; i + 1 < function->end; i++) {
        if (strstr(module->lines[i], "invoke void @llvm.seh.try.begin(") == NULL) {
            continue;
        }
        struct seh_pad *pad = find_pad(function, cli_seh_name(module->run, module->lines[i + 1], "unwind label %"));
        if (pad != NULL && pad->scope == 0) {
            pad->scope = lexical_block(function, i);
        }
    }
}

static int id_of(const struct seh_pad *pad)
{
    return pad != NULL ? pad->id : -1;
}

static int state_of_scope(const struct seh_function *function, uint32_t scope)
{
    for (; scope != 0; scope = around(function->module, scope)) {
        for (size_t i = 0; i < function->pad_count; i++) {
            if (function->pads[i].scope == scope && function->pads[i].kind != SEH_PAD_OTHER) {
                return function->pads[i].id;
            }
        }
    }
    return -1;
}

static bool may_fault(const char *line)
{
    static const char *const words[] = {" load ", "  store ", " call ", " cmpxchg ", " atomicrmw ",
                                        " sdiv ", " udiv ",   " srem ", " urem ",    " va_arg "};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (strstr(line, words[i]) != NULL) {
            return strstr(line, "@llvm.localaddress") == NULL && strstr(line, "@\"?fin$") == NULL;
        }
    }
    return false;
}

/* The store of a handler's exception code has the place of the __try. */
static int state_by_place(const struct seh_function *function, const struct seh_block *block)
{
    const struct seh_module *module = function->module;
    for (size_t i = block->first; i < block->end; i++) {
        const char *line = module->lines[i];
        if (strstr(line, "@llvm.eh.exceptioncode(") != NULL) {
            i++;
        } else if (may_fault(line) && scope_of(module, line) != 0) {
            return state_of_scope(function, scope_of(module, line));
        } else if (may_fault(line) && strstr(line, ", !dbg !") != NULL) {
            return -1;
        }
    }
    return SEH_STATE_KEPT;
}

static bool is_marker(const char *line)
{
    return strstr(line, "@llvm.seh.") != NULL;
}

/* A call tells best; then what the end of a __try leads to; then the places. */
static void read_states(struct seh_function *function)
{
    struct seh_module *module = function->module;
    for (size_t b = 0; b < function->block_count; b++) {
        struct seh_block *block = &function->blocks[b];
        block->state = state_by_place(function, block);
    }
    for (size_t b = 0; b < function->block_count; b++) {
        const struct seh_block *block = &function->blocks[b];
        size_t last = block->end - block->first >= 2 ? block->end - 2 : block->first;
        if (strstr(module->lines[last], "invoke void @llvm.seh.try.end(") != NULL) {
            const char *label = cli_seh_name(module->run, module->lines[last + 1], "unwind label %");
            const struct seh_pad *pad = find_pad(function, label);
            struct seh_block *next = next_block(function, last);
            if (next != NULL && pad != NULL) {
                next->state = id_of(cli_seh_guard(function, pad->kind == SEH_PAD_OTHER ? label : pad->outer));
            }
        }
    }
    for (size_t b = 0; b < function->block_count; b++) {
        struct seh_block *block = &function->blocks[b];
        size_t last = block->end - block->first >= 2 ? block->end - 2 : block->first;
        if (block->end - block->first >= 2 && strstr(module->lines[last], " invoke ") != NULL &&
            !is_marker(module->lines[last]) && strstr(module->lines[last], " @\"?fin$") == NULL) {
            const char *label = cli_seh_name(module->run, module->lines[last + 1], "unwind label %");
            block->state = id_of(cli_seh_guard(function, label));
        }
    }
}

/* ---------------------------------------------------------------------------------------- how a __finally is come to
 */
static const struct seh_block *block_at(const struct seh_function *function, size_t line)
{
    for (size_t b = 0; b < function->block_count; b++) {
        if (line >= function->blocks[b].first && line < function->blocks[b].end) {
            return &function->blocks[b];
        }
    }
    return NULL;
}

static bool goes_to(const struct seh_module *module, size_t line, const char *label)
{
    const char *at = strstr(module->lines[line], "label %");
    for (; at != NULL; at = strstr(at + 1, "label %")) {
        if (strcmp(cli_seh_name(module->run, at, "label %"), label) == 0) {
            return true;
        }
    }
    return false;
}

static bool jumps_before(const struct seh_function *function, const struct seh_block *block, size_t end, size_t depth);

/* Every way into a block is a jump. */
static bool jumps_into(const struct seh_function *function, const struct seh_block *block, size_t depth)
{
    const struct seh_module *module = function->module;
    bool any = false;
    for (size_t i = function->first; block->label[0] != '\0' && i < function->end; i++) {
        if (!goes_to(module, i, block->label)) {
            continue;
        }
        const struct seh_block *from = block_at(function, i);
        const char *words = module->lines[i];
        bool is_invoke = i > 0 && strstr(words, " unwind label ") != NULL;
        bool is_plain = cli_seh_starts_with(words, "  br label %") ||
                        (is_invoke && strstr(module->lines[i - 1], "@llvm.seh.try.end(") != NULL);
        if (from == NULL || !is_plain || !jumps_before(function, from, i - is_invoke, depth + 1)) {
            return false;
        }
        any = true;
    }
    return any;
}

/* What clang stores where a jump leaves blocks is the last before it. */
static bool jumps_before(const struct seh_function *function, const struct seh_block *block, size_t end, size_t depth)
{
    const struct seh_module *module = function->module;
    for (size_t i = end; depth < function->block_count && i > block->first; i--) {
        const char *line = module->lines[i - 1];
        bool is_block = strstr(line, " @\"?fin$") != NULL;
        if (strstr(line, "  store ") == line) {
            const char *value = strstr(line, "i32 ");
            return value != NULL && strtol(value + strlen("i32 "), NULL, 10) > 0;
        }
        if (line[0] != '\0' && !is_block && strstr(line, "@llvm.localaddress(") == NULL &&
            !cli_seh_starts_with(line, "    #")) {
            return false;
        }
    }
    return depth < function->block_count && jumps_into(function, block, depth);
}

bool cli_seh_is_jumped_to(const struct seh_function *function, size_t line)
{
    const struct seh_block *block = block_at(function, line);
    return block != NULL && jumps_before(function, block, line, 0);
}

bool cli_seh_function_read(struct seh_function *function, struct seh_module *module, size_t first)
{
    struct cc_run *run = module->run;
    *function = (struct seh_function){.module = module, .first = first, .end = cli_seh_function_end(module, first)};
    size_t lines = function->end - function->first;
    function->blocks = cli_cc_alloc(run, (lines + 1) * sizeof function->blocks[0]);
    read_blocks(function);
    function->pads = cli_cc_alloc(run, (function->block_count + 1) * sizeof function->pads[0]);
    if (!read_pads(function)) {
        return false;
    }
    read_scopes(function);
    read_states(function);
    return true;
}
