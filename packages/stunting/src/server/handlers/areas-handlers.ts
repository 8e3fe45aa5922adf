import type { Handlers } from "@spbe-kit/server";
import type { areasContract } from "../../domain/areas.contract.ts";
import { listAreas } from "../areas/areas.ts";

export const areasHandlers: Handlers<{ areas: typeof areasContract }>["areas"] = {
  list: (_, { db, signedIn }) => db((tx) => listAreas(tx, signedIn.regencyCode), { readOnly: true }),
};
