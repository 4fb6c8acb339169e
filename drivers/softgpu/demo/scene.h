/*
 * scene.h: the picture of the demonstration – an escape wheel and its pallet fork, as instructions for the engine.
 */
#ifndef SOFTGPU_SCENE_H
#define SOFTGPU_SCENE_H

#include "../shared/softgpu_isa.h"
#include "../shared/softgpu_regs.h"

#define SCENE_WIDTH  480u
#define SCENE_HEIGHT 480u
#define SCENE_BYTES  921600u /* 480 by 480 pixels of four */

/** Receives one instruction; a non-zero answer ends the drawing and is what scene_draw returns. */
typedef int scene_record(void *context, const UINT32 *instruction);

/**
 * Draw into two surfaces of SCENE_WIDTH by SCENE_HEIGHT pixels at VRAM addresses: the picture, and a smaller sheet that
 * is copied and blended into it. Every instruction that draws occurs.
 */
int scene_draw(UINT32 picture, UINT32 sheet, scene_record *record, void *context);

#endif
