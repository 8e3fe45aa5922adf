export interface Place {
  readonly left: number;
  readonly top: number;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const GAP = 4;
const EDGE = 8;

/** Where a menu stands: under its button, above it when there is no room, never off the screen. Pixels of the viewport. */
export function placeMenu(
  button: Box,
  menu: { width: number; height: number },
  screen: { width: number; height: number },
  align: "start" | "end",
): Place {
  const wished = align === "start" ? button.left : button.right - menu.width;
  const left = Math.max(EDGE, Math.min(wished, screen.width - menu.width - EDGE));
  const below = button.bottom + GAP;
  const fitsBelow = below + menu.height <= screen.height - EDGE;
  const above = button.top - GAP - menu.height;
  return { left, top: fitsBelow || above < EDGE ? below : above };
}
