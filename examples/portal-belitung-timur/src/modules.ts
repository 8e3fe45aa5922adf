import { stuntingPortalModule } from "@spbe-kit/stunting/react";
import type { PortalModule } from "@spbe-kit/ui/portal";

/** Composition, list 1 of 2: what the portal shows. */
export const modules: readonly PortalModule[] = [stuntingPortalModule];
