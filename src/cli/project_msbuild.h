/*
 * project_msbuild.h: what the reader of a Visual Studio project and the one that turns its items into sources share.
 */
#ifndef ESCAPEMENT_CLI_PROJECT_MSBUILD_H
#define ESCAPEMENT_CLI_PROJECT_MSBUILD_H

#include "cli/project.h"

#include <libxml/tree.h>

/** An element whose turn comes later, with the file that it stands in. */
struct msbuild_deferred {
    xmlNode *node;
    const char *file;
};

struct msbuild_deferrals {
    struct msbuild_deferred *items;
    size_t count, capacity;
};

/** A file to compile, as an item has it. */
struct msbuild_item {
    const char *identity; /* as it is written, with slashes */
    const char *path;     /* null: not there */
    struct project_table metadata;
};

/** One project while it is read. MSBuild's order: properties and imports, then definitions, then items. */
struct msbuild_reader {
    struct project_scope scope;
    struct project *project;
    struct msbuild_deferrals definitions, groups;
    struct project_table defaults; /* of ClCompile, from ItemDefinitionGroup */
    struct msbuild_item *items;
    size_t item_count, item_capacity;
};

/** A copy of an attribute or of an element's text; null: there is no such attribute. */
const char *cli_msbuild_attribute(struct cc_run *run, const xmlNode *node, const char *name);
const char *cli_msbuild_text(struct cc_run *run, const xmlNode *node);
bool cli_msbuild_is(const xmlNode *node, const char *name);
bool cli_msbuild_holds(struct msbuild_reader *reader, const xmlNode *node);
/** Set what $(MSBuildThisFile...) and messages say. */
void cli_msbuild_enter_file(struct msbuild_reader *reader, const char *file);

/** project_items.c: the second and third part of the reading, and what comes of it. False with a message. */
bool cli_msbuild_items(struct msbuild_reader *reader);

#endif
