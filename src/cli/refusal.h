/*
 * refusal.h: why the graphics kernel refused an escape, in words.
 */
#ifndef ESCAPEMENT_CLI_REFUSAL_H
#define ESCAPEMENT_CLI_REFUSAL_H

struct cli_refusal {
    const char *check; /* as dxg_escape_report.refused_by has it */
    const char *why, *next;
};

/** Null for a check without a row. */
const struct cli_refusal *cli_refusal_find(const char *check);

#endif
