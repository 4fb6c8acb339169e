/*
 * cc_seh.c: writes guarded blocks as ordinary code that keeps a record of where it is (src/nt/seh.h, docs/seh.md).
 *
 * clang compiles __try for a Windows object, whose tables of instruction addresses an ELF image does not have. So
 * before any pass runs, its exception pads become landing pads: a call still says where it unwinds to, which is the
 * control flow that every pass heeds; a store says which __try is being executed, which is what the kernel looks at.
 * llc's preparation for setjmp-longjmp exception handling then makes the landing pads reachable from anywhere, with
 * whatever they read in memory. A variable of such a function is shown to an empty piece of assembly, and so is memory
 * that any instruction of a __try may have changed by the time its handler runs.
 *
 * A destructor does not run for an exception: it does not on Windows, where a driver is compiled without /EH.
 */
#include "cli/cc_seh.h"
#include "nt/seh.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* A filter or a __finally block, which clang makes a function, and the function it was written in. */
struct outlined {
    const char *name, *within;
};

struct lowering {
    struct seh_module module;
    struct outlined *outlined;
    size_t outlined_count, outlined_capacity;
    const char *name;  /* of the function that is written */
    const char *outer; /* its parameter that leads to the variables of the function it was written in, or null */
    struct seh_function *function; /* the one that is written, if it has guarded blocks */
    FILE *out;
    size_t made; /* values that were given a name here */
    size_t tables;
    bool is_refused;
    bool *wants_group; /* by the number of a group of attributes: a copy without "alwaysinline" */
    size_t group_count;
};

/* ---------------------------------------------------------------------------------------------------- words of a line
 */
static const char *debug_of(struct lowering *to, const char *line)
{
    const char *place = strstr(line, ", !dbg !");
    return place != NULL ? place : cli_cc_print(to->module.run, "%s", "");
}

/* The name of the value that a line defines, or null. */
static const char *result_of(struct lowering *to, const char *line)
{
    return cli_seh_starts_with(line, "  %") && strstr(line, " = ") != NULL ? cli_seh_name(to->module.run, line, "%")
                                                                           : NULL;
}

static void write_state(struct lowering *to, int state)
{
    fprintf(to->out, "  store volatile i32 %d, ptr %%escapement.frame, align 16\n", state);
}

static void write_branch(struct lowering *to, const char *label, const char *debug)
{
    fprintf(to->out, "  br label %%%s%s\n", label, debug);
}

/* Makes `pad` the place where control goes, as far as the passes and the code generator know: an invoke of nothing. */
static void write_region(struct lowering *to, const struct seh_pad *pad, const char *label, const char *debug)
{
    if (pad == NULL) {
        write_branch(to, label, debug);
        return;
    }
    fprintf(to->out,
            "  invoke void asm sideeffect unwind \"\", \"~{memory}\"()\n"
            "          to label %%%s unwind label %%escapement.pad.%d%s\n",
            label, pad->id, debug);
}

static const struct seh_pad *guard_around(const struct lowering *to, const struct seh_pad *pad)
{
    return pad->outer != NULL ? cli_seh_guard(to->function, pad->outer) : NULL;
}

static int id_of(const struct seh_pad *pad)
{
    return pad != NULL ? pad->id : -1;
}

/* ---------------------------------------------------------------------------------------------- lines of such
 * functions */

/* Each writer gets a line's number and returns how many lines it stands for. */
typedef size_t line_writer(struct lowering *to, size_t at);

static const struct seh_pad *pad_of_line(const struct lowering *to, size_t at)
{
    for (size_t b = 0; b < to->function->block_count; b++) {
        const struct seh_block *block = &to->function->blocks[b];
        if (at >= block->first && at < block->end) {
            for (size_t i = 0; i < to->function->pad_count; i++) {
                if (strcmp(to->function->pads[i].label, block->label) == 0) {
                    return &to->function->pads[i];
                }
            }
        }
    }
    return NULL;
}

/* Where the chain of pads goes on: the kernel wants the handler of this one, or of one further out. */
static void write_choice(struct lowering *to, const struct seh_pad *pad, const char *own, const char *debug)
{
    const struct seh_pad *outer = guard_around(to, pad);
    if (outer == NULL) {
        write_branch(to, own, debug);
        return;
    }
    fprintf(to->out,
            "  %%escapement.target.%d = load volatile i32, ptr %%escapement.target, align 4\n"
            "  %%escapement.is.%d = icmp eq i32 %%escapement.target.%d, %d\n"
            "  br i1 %%escapement.is.%d, label %%%s, label %%%s%s\n",
            pad->id, pad->id, pad->id, pad->id, pad->id, own, outer->label, debug);
}

static size_t write_catchswitch(struct lowering *to, size_t at)
{
    const struct seh_pad *pad = pad_of_line(to, at);
    write_choice(to, pad, pad->handler, debug_of(to, to->module.lines[at]));
    return 1;
}

static size_t drop(struct lowering *to, size_t at)
{
    (void)to;
    (void)at;
    return 1;
}

/* From here the handler's code runs, which lies in the __try around. */
static size_t write_catchret(struct lowering *to, size_t at)
{
    const char *line = to->module.lines[at];
    const struct seh_pad *outer = NULL;
    for (size_t i = 0; i < to->function->pad_count; i++) {
        const struct seh_pad *pad = &to->function->pads[i];
        if (pad->kind == SEH_PAD_EXCEPT) {
            for (size_t b = 1; b < to->function->block_count; b++) {
                const struct seh_block *block = &to->function->blocks[b];
                if (strcmp(block->label, pad->handler) == 0 && at >= block->first && at < block->end) {
                    outer = guard_around(to, pad);
                }
            }
        }
    }
    write_state(to, id_of(outer));
    write_region(to, outer, cli_seh_name(to->module.run, line, " to label %"), debug_of(to, line));
    return 1;
}

static size_t write_cleanuppad(struct lowering *to, size_t at)
{
    const struct seh_pad *pad = pad_of_line(to, at);
    if (pad->kind == SEH_PAD_FINALLY) {
        const struct seh_pad *outer = guard_around(to, pad);
        const char *debug = debug_of(to, to->module.lines[at]);
        const char *own = cli_cc_print(to->module.run, "escapement.finally.%d", pad->id);
        const char *body = cli_cc_print(to->module.run, "escapement.body.%d", pad->id);
        write_choice(to, pad, own, debug);
        fprintf(to->out, "\n%s:\n", own);
        write_state(to, id_of(outer));
        write_region(to, outer, body, debug);
        fprintf(to->out, "\n%s:\n", body);
    }
    return 1;
}

/* The kernel returns where a pad of this function is next; otherwise another function's. */
static size_t write_cleanupret(struct lowering *to, size_t at)
{
    const char *line = to->module.lines[at];
    const char *token = cli_seh_name(to->module.run, line, "cleanupret from %");
    for (size_t i = 0; i < to->function->pad_count; i++) {
        const struct seh_pad *pad = &to->function->pads[i];
        if (pad->kind == SEH_PAD_FINALLY && strcmp(pad->token, token) == 0) {
            const struct seh_pad *outer = guard_around(to, pad);
            fprintf(to->out, "  call void @__escapement_seh_resume(ptr %%escapement.frame) nounwind%s\n",
                    debug_of(to, line));
            if (outer != NULL) {
                write_branch(to, outer->label, debug_of(to, line));
                return 1;
            }
        }
    }
    fputs("  unreachable\n", to->out);
    return 1;
}

static size_t write_exceptioncode(struct lowering *to, size_t at)
{
    const char *line = to->module.lines[at];
    fprintf(to->out, "  %%%s = load volatile i32, ptr %%escapement.code, align 8%s\n", result_of(to, line),
            debug_of(to, line));
    return 1;
}

static size_t write_localaddress(struct lowering *to, size_t at)
{
    const char *line = to->module.lines[at];
    fprintf(to->out, "  %%%s = getelementptr i8, ptr %%escapement.locals, i64 0%s\n", result_of(to, line),
            debug_of(to, line));
    return 1;
}

static const char *escaped(const char *list)
{
    return strstr(list, "ptr %");
}

/* "call void (...) @llvm.localescape(ptr %6, ptr %7)": their addresses, behind the one that write_entry put there. */
static size_t write_localescape(struct lowering *to, size_t at)
{
    size_t index = 0;
    for (const char *each = escaped(to->module.lines[at]); each != NULL; each = escaped(each + 1), index++) {
        fprintf(to->out,
                "  %%escapement.list.%zu = getelementptr ptr, ptr %%escapement.list, i64 %zu\n"
                "  store ptr %%%s, ptr %%escapement.list.%zu, align 8\n",
                index, index + 1, cli_seh_name(to->module.run, each, "ptr %"), index);
    }
    return 1;
}

/* A __finally block is given the variables of the function that calls it. clang gives it, in another such block, those
 * of the function around that. */
static const char *with_own_locals(struct lowering *to, const char *line)
{
    const char *block = strstr(line, "@\"?fin$");
    const char *argument = block != NULL ? strstr(block, ", ptr noundef %") : NULL;
    if (argument == NULL) {
        return line;
    }
    argument += strlen(", ptr noundef ");
    return cli_cc_print(to->module.run, "%.*s%%escapement.locals%s", (int)(argument - line), line,
                        argument + strcspn(argument, ")"));
}

/* A __finally that is run as control leaves its __try: what faults in it, or raises, is not in that __try any more. */
static const char *normal_end(struct lowering *to, size_t at, const char *line, const struct seh_pad *outer)
{
    const char *flag = strstr(line, "(i8 noundef 0, ");
    if (strstr(line, " @\"?fin$") == NULL || strstr(line, " [ \"funclet\"(") != NULL) {
        return line;
    }
    write_state(to, id_of(outer));
    if (flag == NULL || !cli_seh_is_jumped_to(to->function, at)) {
        return line;
    }
    flag += strlen("(i8 noundef ");
    return cli_cc_print(to->module.run, "%.*s1%s", (int)(flag - line), line, flag + 1);
}

static void write_call(struct lowering *to, const char *original)
{
    const char *line = with_own_locals(to, original);
    const char *bundle = strstr(line, " [ \"funclet\"(token %");
    const char *behind = bundle != NULL ? strchr(bundle, ']') : NULL;
    if (behind == NULL) {
        fputs(line, to->out);
    } else {
        fprintf(to->out, "%.*s%s", (int)(bundle - line), line, behind + 1);
    }
}

/* In a list of switch cases and the like no word is at stake: an invoke begins its line, or follows its result. */
static size_t write_invoke(struct lowering *to, size_t at)
{
    const char *line = to->module.lines[at];
    const char *behind = to->module.lines[at + 1];
    const char *word;
    const char *normal = cli_seh_name(to->module.run, behind, "to label %");
    const struct seh_pad *pad = cli_seh_guard(to->function, cli_seh_name(to->module.run, behind, "unwind label %"));
    if (strstr(line, "@llvm.seh.try.begin(") != NULL) {
        write_state(to, id_of(pad));
        write_region(to, pad, normal, debug_of(to, behind));
        return 2;
    }
    line = normal_end(to, at, line, pad);
    word = strstr(line, "invoke ");
    if (strstr(line, "@llvm.seh.") != NULL) {
        write_branch(to, normal, debug_of(to, behind));
    } else if (pad == NULL) {
        fprintf(to->out, "%.*scall ", (int)(word - line), line);
        write_call(to, word + strlen("invoke "));
        fprintf(to->out, "%s\n", debug_of(to, behind));
        write_branch(to, normal, debug_of(to, behind));
    } else {
        write_call(to, line);
        fprintf(to->out, "\n          to label %%%s unwind label %%escapement.pad.%d%s\n", normal, pad->id,
                debug_of(to, behind));
    }
    return 2;
}

static size_t write_alloca(struct lowering *to, size_t at)
{
    const char *line = to->module.lines[at];
    fprintf(to->out, "%s\n  call void asm sideeffect \"\", \"*m,~{memory}\"(ptr elementtype(i8) %%%s)%s\n", line,
            result_of(to, line), debug_of(to, line));
    return 1;
}

static const char *within(const struct lowering *to, const char *name)
{
    for (size_t i = 0; i < to->outlined_count; i++) {
        if (strcmp(to->outlined[i].name, name) == 0) {
            return to->outlined[i].within;
        }
    }
    return NULL;
}

/*
 * In a filter or a __finally block: "%6 = call ptr @llvm.localrecover(ptr @f, ptr %5, i32 2)", a variable of the
 * function it was written in, or of the one around that if it is such a block. Which frame clang thinks of is of no
 * interest: that of the function that is named is found from the nearest on.
 */
static void write_variable(struct lowering *to, const char *line, const char *of)
{
    const char *from = to->outer;
    const char *index = strstr(line, ", i32 ");
    const char *debug = debug_of(to, line);
    const char *at = within(to, to->name);
    for (; at != NULL && strcmp(at, of) != 0; at = within(to, at)) {
        fprintf(to->out,
                "  %%escapement.out.%zu = getelementptr ptr, ptr %%%s, i64 -1%s\n"
                "  %%escapement.outer.%zu = load ptr, ptr %%escapement.out.%zu, align 8%s\n",
                to->made, from, debug, to->made, to->made, debug);
        from = cli_cc_print(to->module.run, "escapement.outer.%zu", to->made++);
    }
    if (at == NULL || index == NULL || from == NULL) {
        to->is_refused =
            !cli_cc_complain("%s: %s uses a variable of %s, which is not around it", to->module.source, to->name, of);
        return;
    }
    fprintf(to->out,
            "  %%escapement.slot.%zu = getelementptr ptr, ptr %%%s, i64 %lu%s\n"
            "  %%%s = load ptr, ptr %%escapement.slot.%zu, align 8%s\n",
            to->made, from, strtoul(index + strlen(", i32 "), NULL, 10), debug, result_of(to, line), to->made, debug);
    to->made++;
}

static bool write_recover(struct lowering *to, const char *line)
{
    const char *of = cli_seh_name(to->module.run, line, " @llvm.localrecover(ptr @");
    const char *frame = strstr(line, " @llvm.eh.recoverfp(ptr @");
    if (result_of(to, line) == NULL || (of == NULL && frame == NULL)) {
        return false;
    }
    if (of != NULL) {
        write_variable(to, line, of);
    } else {
        fprintf(to->out, "  %%%s = getelementptr i8, ptr %%%s, i64 0%s\n", result_of(to, line), to->outer,
                debug_of(to, line));
    }
    return true;
}

static size_t write_plain(struct lowering *to, size_t at)
{
    if (!write_recover(to, to->module.lines[at])) {
        write_call(to, normal_end(to, at, to->module.lines[at], NULL));
        fputc('\n', to->out);
    }
    return 1;
}

// clang-format off
static const struct {
    const char *words;
    line_writer *write;
} writers[] = {
    {" = catchswitch within ",     write_catchswitch},
    {" = catchpad within ",        drop},
    {"  catchret from ",           write_catchret},
    {" = cleanuppad within ",      write_cleanuppad},
    {"  cleanupret from ",         write_cleanupret},
    {"@llvm.eh.exceptioncode(",    write_exceptioncode},
    {"@llvm.localaddress(",        write_localaddress},
    {"@llvm.localescape(",         write_localescape},
    {"@llvm.lifetime.",            drop}, /* a handler reads what a block's end would have given away */
    {"  call void @llvm.seh.",     drop},
    {" invoke ",                   write_invoke},
    {" = alloca ",                 write_alloca},
};
// clang-format on

static bool begins_instruction(const char *line)
{
    return line[0] == ' ' && line[1] == ' ' && line[2] != ' ';
}

static size_t write_line(struct lowering *to, size_t at)
{
    const char *line = to->module.lines[at];
    for (size_t i = 0; begins_instruction(line) && i < sizeof writers / sizeof writers[0]; i++) {
        if (strstr(line, writers[i].words) != NULL) {
            return writers[i].write(to, at);
        }
    }
    return write_plain(to, at);
}

/* ------------------------------------------------------------------------------------------------------ a function */

/* From a group's number to its copy's. */
enum { GROUP_OFFSET = 1000000 };

static const char *group_text(const struct lowering *to, size_t group)
{
    const char *head = cli_cc_print(to->module.run, "attributes #%zu = ", group);
    for (size_t i = 0; i < to->module.count; i++) {
        if (cli_seh_starts_with(to->module.lines[i], head)) {
            return to->module.lines[i];
        }
    }
    return "";
}

/* A function with guarded blocks keeps its own frame, so it is not inlined; Microsoft's compiler does not either. */
static void write_define(struct lowering *to, const char *line)
{
    const char *personality = strstr(line, " personality ptr @__C_specific_handler");
    const char *behind = personality + strlen(" personality ptr @__C_specific_handler");
    const char *group = NULL;
    for (const char *at = strstr(line, " #"); at != NULL && at < personality; at = strstr(at + 1, " #")) {
        group = at;
    }
    size_t number = group != NULL ? strtoul(group + 2, NULL, 10) : SIZE_MAX;
    if (group == NULL) {
        fprintf(to->out, "%.*s noinline", (int)(personality - line), line);
    } else if (number < to->group_count && strstr(group_text(to, number), " alwaysinline ") != NULL) {
        to->wants_group[number] = true;
        fprintf(to->out, "%.*s noinline #%zu%.*s", (int)(group - line), line, number + GROUP_OFFSET,
                (int)(personality - group - 2 - (long)strspn(group + 2, "0123456789")),
                group + 2 + strspn(group + 2, "0123456789"));
    } else {
        fprintf(to->out, "%.*s noinline%.*s", (int)(group - line), line, (int)(personality - group), group);
    }
    fprintf(to->out, " personality ptr @__escapement_seh_personality%s\n", behind);
}

/* The frame; and the list of the variables that filters and __finally blocks look at, behind the same of the function
 * that this one, if it is such a block, was written in. */
static void write_entry(struct lowering *to, const struct seh_block *block)
{
    size_t count = 1;
    for (size_t i = block->first; i < block->end; i++) {
        const char *line = to->module.lines[i];
        if (strstr(line, "@llvm.localescape(") != NULL) {
            for (const char *each = escaped(line); each != NULL; each = escaped(each + 1)) {
                count++;
            }
        }
    }
    fprintf(to->out,
            "  %%escapement.frame = alloca [8 x i64], align 16\n"
            "  %%escapement.list = alloca [%zu x ptr], align 16\n"
            "  %%escapement.target = getelementptr i8, ptr %%escapement.frame, i64 4\n"
            "  %%escapement.code = getelementptr i8, ptr %%escapement.frame, i64 8\n"
            "  %%escapement.locals = getelementptr ptr, ptr %%escapement.list, i64 1\n"
            "  store ptr %s%s, ptr %%escapement.list, align 16\n",
            count, to->outer != NULL ? "%" : "null", to->outer != NULL ? to->outer : "");
}

static const char *entry_debug(const struct lowering *to)
{
    const char *define = to->module.lines[to->function->first];
    const char *program = strstr(define, " !dbg !");
    return program != NULL ? cli_cc_print(to->module.run, ", !dbg !DILocation(line: 0, scope: !%lu)",
                                          strtoul(program + strlen(" !dbg !"), NULL, 10))
                           : "";
}

/* What runs before the code generator's record is on the thread's list ends with the first invoke: this one. */
static void write_enter(struct lowering *to)
{
    const char *debug = entry_debug(to);
    fprintf(to->out,
            "  invoke void asm sideeffect unwind \"\", \"~{memory}\"()\n"
            "          to label %%escapement.enter unwind label %%escapement.never%s\n"
            "\nescapement.never:\n"
            "  %%escapement.never.lp = landingpad { ptr, i32 } catch ptr null\n"
            "  call void @__escapement_seh_resume(ptr %%escapement.frame) nounwind%s\n"
            "  unreachable\n"
            "\nescapement.enter:\n"
            "  call void @__escapement_seh_enter(ptr %%escapement.frame, ptr @escapement.seh.%zu, "
            "ptr %%escapement.locals) nounwind%s\n",
            debug, debug, to->tables, debug);
}

static void write_landings(struct lowering *to)
{
    for (size_t i = 0; i < to->function->pad_count; i++) {
        const struct seh_pad *pad = &to->function->pads[i];
        if (pad->kind != SEH_PAD_OTHER) {
            fprintf(to->out,
                    "\nescapement.pad.%d:\n"
                    "  %%escapement.lp.%d = landingpad { ptr, i32 } catch ptr null\n"
                    "  br label %%%s\n",
                    pad->id, pad->id, pad->label);
        }
    }
}

static void write_table(struct lowering *to)
{
    const char *define = to->module.lines[to->function->first];
    const char *name = cli_seh_name(to->module.run, define, "@");
    const char *comdat = strstr(define, " comdat ") != NULL ? cli_cc_print(to->module.run, ", comdat($%s)", name) : "";
    int count = to->function->ids;
    fprintf(to->out, "@escapement.seh.%zu = private constant { i64, [%d x { i32, i32, ptr }] } { i64 %d, [%d x ",
            to->tables, count, count, count);
    fputs("{ i32, i32, ptr }] [", to->out);
    for (size_t i = 0; i < to->function->pad_count; i++) {
        const struct seh_pad *pad = &to->function->pads[i];
        if (pad->kind != SEH_PAD_OTHER) {
            fprintf(to->out, "%s{ i32, i32, ptr } { i32 %d, i32 %d, ptr %s }", pad->id > 0 ? ", " : "",
                    id_of(guard_around(to, pad)), pad->kind == SEH_PAD_EXCEPT ? NT_SEH_EXCEPT : NT_SEH_FINALLY,
                    pad->filter != NULL ? pad->filter : "null");
        }
    }
    fprintf(to->out, "] }%s, align 16\n\n", comdat);
}

static void write_block(struct lowering *to, const struct seh_block *block, bool is_first)
{
    bool is_entered = !is_first;
    bool is_marked = block->state == SEH_STATE_KEPT;
    if (block->label[0] != '\0') {
        fprintf(to->out, "%s:\n", block->label);
    }
    if (is_first) {
        write_entry(to, block);
    }
    for (size_t i = block->first; i < block->end;) {
        const char *line = to->module.lines[i];
        bool is_instruction = begins_instruction(line);
        if (!is_entered && is_instruction && strstr(line, " = alloca ") == NULL) {
            write_enter(to);
            is_entered = true;
        }
        if (is_entered && !is_marked && is_instruction && strstr(line, " = phi ") == NULL) {
            write_state(to, block->state);
            is_marked = true;
        }
        i += write_line(to, i);
    }
}

static void enter_function(struct lowering *to, const char *define)
{
    const char *last = NULL;
    to->name = cli_seh_name(to->module.run, define, "@");
    for (const char *at = strstr(define, "ptr noundef %"); at != NULL; at = strstr(at + 1, "ptr noundef %")) {
        last = at;
    }
    bool is_outlined = last != NULL && within(to, to->name) != NULL;
    to->outer = is_outlined ? cli_seh_name(to->module.run, last, "ptr noundef %") : NULL;
}

static bool write_function(struct lowering *to, size_t first)
{
    struct seh_function function;
    if (!cli_seh_function_read(&function, &to->module, first)) {
        return false;
    }
    to->function = &function;
    enter_function(to, to->module.lines[first]);
    write_define(to, to->module.lines[first]);
    for (size_t b = 0; b < function.block_count; b++) {
        write_block(to, &function.blocks[b], b == 0);
    }
    write_landings(to);
    fputs("}\n\n", to->out);
    write_table(to);
    to->tables++;
    to->function = NULL;
    return true;
}

/* ------------------------------------------------------------------------------------------------------- the module */

static bool is_of_windows(const char *line)
{
    return cli_seh_starts_with(line, "  call void @llvm.seh.") ||
           (line[0] == '!' && strstr(line, "!\"eh-asynch\"") != NULL);
}

/* A label behind the initialization that a goto to it leaves away: clang begins a scope there, without a place to
 * unwind to where no block is around it. */
static bool write_side_entry(struct lowering *to, const char *line)
{
    bool is_end = strstr(line, " unwind <null operand!>") != NULL;
    if (is_end) {
        write_branch(to, cli_seh_name(to->module.run, line, "to label %"), debug_of(to, line));
    }
    return is_end;
}

static void write_other(struct lowering *to, size_t at)
{
    const char *line = to->module.lines[at];
    bool is_entry = cli_seh_starts_with(line, "  invoke void @llvm.seh.scope.begin()") && at + 1 < to->module.count &&
                    strstr(to->module.lines[at + 1], " unwind <null operand!>") != NULL;
    if (is_entry || write_side_entry(to, line)) {
        return;
    }
    if (cli_seh_starts_with(line, "define ")) {
        enter_function(to, line);
    }
    const char *number = strchr(line, '!');
    if (write_recover(to, line) || cli_seh_starts_with(line, "  call void @llvm.seh.")) {
        return;
    }
    if (is_of_windows(line)) { /* its number is in the list of flags */
        fprintf(to->out, "%.*s = !{i32 2, !\"escapement-seh\", i32 1}\n", (int)strcspn(number, " "), number);
        return;
    }
    fprintf(to->out, "%s\n", line);
}

static void write_groups(struct lowering *to)
{
    for (size_t i = 0; i < to->group_count; i++) {
        const char *text = to->wants_group[i] ? group_text(to, i) : "";
        const char *word = strstr(text, " alwaysinline ");
        const char *list = strchr(text, '{');
        if (word != NULL && list != NULL) {
            fprintf(to->out, "attributes #%zu = %.*s%s\n", i + GROUP_OFFSET, (int)(word - list), list,
                    word + strlen(" alwaysinline"));
        }
    }
}

static bool is_guarded(const char *line)
{
    return cli_seh_starts_with(line, "define ") && strstr(line, " personality ptr @__C_specific_handler") != NULL;
}

static void add_outlined(struct lowering *to, const char *name, const char *around)
{
    if (within(to, name) == NULL) {
        to->outlined[to->outlined_count++] = (struct outlined){name, around};
    }
}

static void read_outlined(struct lowering *to)
{
    struct cc_run *run = to->module.run;
    const char *around = NULL;
    size_t room = 1;
    for (size_t i = 0; i < to->module.count; i++) {
        const char *line = to->module.lines[i];
        room += cli_seh_starts_with(line, "define ") && strstr(line, "@\"?fi") != NULL;
    }
    to->outlined = cli_cc_alloc(run, room * sizeof to->outlined[0]);
    for (size_t i = 0; i < to->module.count; i++) {
        const char *line = to->module.lines[i];
        const char *block = strstr(line, " @\"?fin$");
        const char *filter = strstr(line, "[ptr @\"?filt$");
        if (cli_seh_starts_with(line, "define ")) {
            around = cli_seh_name(run, line, "@");
        } else if (around != NULL && (block != NULL || filter != NULL) && to->outlined_count < room) {
            add_outlined(to, cli_seh_name(run, block != NULL ? block : filter, "@"), around);
        }
    }
}

static bool write_module(struct lowering *to)
{
    bool is_whole = true;
    read_outlined(to);
    to->group_count = to->module.count;
    to->wants_group = cli_cc_alloc(to->module.run, to->group_count * sizeof to->wants_group[0]);
    for (size_t i = 0; i < to->module.count;) {
        if (is_guarded(to->module.lines[i])) {
            is_whole = write_function(to, i) && is_whole;
            i = cli_seh_function_end(&to->module, i);
        } else {
            write_other(to, i);
            i++;
        }
    }
    fputs("\ndeclare i32 @__escapement_seh_personality(...)\n"
          "declare void @__escapement_seh_enter(ptr, ptr, ptr)\n"
          "declare void @__escapement_seh_resume(ptr)\n",
          to->out);
    write_groups(to);
    return is_whole && !to->is_refused;
}

bool cli_cc_seh_lower(struct cc_run *run, const char *source, const char *from, const char *to)
{
    struct lowering lowering = {0};
    if (!cli_seh_read(&lowering.module, run, source, from)) {
        return false;
    }
    lowering.out = fopen(to, "we");
    bool is_whole = lowering.out != NULL && write_module(&lowering);
    bool is_written = lowering.out != NULL && !ferror(lowering.out);
    is_written = lowering.out != NULL && fclose(lowering.out) == 0 && is_written;
    return (is_written || cli_cc_complain("%s could not be written: %s", to, strerror(errno))) && is_whole;
}
