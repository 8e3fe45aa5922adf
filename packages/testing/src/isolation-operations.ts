import type { Operation } from "@spbe-kit/core";
import {
  type IsolationPerson,
  type IsolationRows,
  type IsolationSetup,
  PLACES,
  type PlaceInputs,
} from "./isolation-setup.ts";

/** One operation of the composition with what its module says of it. */
export interface IsolationOperation {
  /** `<module>/<resource>.<operation>` */
  readonly act: string;
  /** `<resource>.<operation>`, as tables and rows name it. */
  readonly name: string;
  readonly operation: Operation;
  readonly rows: IsolationRows;
  readonly inputs: PlaceInputs;
  readonly references: Readonly<Record<string, PlaceInputs>>;
  readonly allowed: Readonly<Record<string, boolean>>;
}

const METHOD_ORDER = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** Every operation that has rows, in the order in which they can be tried. */
export function operationsOf({ modules, rows, tables }: IsolationSetup): IsolationOperation[] {
  return modules
    .flatMap(({ name: module, contract }) => {
      const own = rows.find((candidate) => candidate.module === module);
      return Object.entries(contract).flatMap(([resource, operations]) =>
        Object.entries(operations).flatMap(([operationName, operation]) => {
          const name = `${resource}.${operationName}`;
          const inputs = own?.inputs[name];
          if (!own || !inputs?.own) return [];
          const allowed = tables[module]?.get(name) ?? {};
          const references = own.references?.[name] ?? {};
          return [{ act: `${module}/${name}`, name, operation, rows: own, inputs, references, allowed }];
        }),
      );
    })
    .sort((a, b) => METHOD_ORDER.indexOf(a.operation.method) - METHOD_ORDER.indexOf(b.operation.method));
}

export function seesOf({ rows, name }: Pick<IsolationOperation, "rows" | "name">, person: IsolationPerson) {
  return rows.sees?.(person, name) ?? person.sees;
}

/** Places that hold records this person may not see. */
export function hiddenPlaces(
  tried: Pick<IsolationOperation, "rows" | "name">,
  person: IsolationPerson,
  inputs: PlaceInputs,
) {
  const sees = seesOf(tried, person);
  return placesOf(inputs).filter(([place]) => place !== "nowhere" && !sees.includes(place));
}

export function placesOf(inputs: PlaceInputs) {
  return PLACES.flatMap((place) => {
    const inputOf = inputs[place];
    return inputOf ? [[place, inputOf] as const] : [];
  });
}
