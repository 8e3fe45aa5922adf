import { expect, expectTypeOf, it } from "vitest";
import type { CalendarDate, CoreProblemCode, Result } from "../domain/index.ts";
import { createModuleClient, createResourceClient, type ModuleClient, type OperationProblem } from "./index.ts";
import { registerContract } from "./testing-contract.test-vectors.ts";

const contract = { children: registerContract };
interface RegisterClient extends ModuleClient<typeof contract> {}

/** Never called: the type checker reads it. */
async function callers(client: RegisterClient): Promise<string> {
  const child = await client.children.read({ params: { childId: "1" } });
  expectTypeOf(child).toEqualTypeOf<{ id: string; name: string; birthDate: CalendarDate }>();
  expectTypeOf(await client.children.remove({ params: { childId: "1" } })).toBeUndefined();
  expectTypeOf(await client.children.download({ params: { importId: "1" } })).toEqualTypeOf<File>();
  await client.children.list();
  await client.children.ping();

  // @ts-expect-error a wrong field of the params
  await client.children.read({ params: { id: "1" } });
  // @ts-expect-error the params are missing
  await client.children.read();
  // @ts-expect-error an unknown word of the query
  await client.children.list({ query: { village: "19.06.01.2001" } });
  // @ts-expect-error a field of the body is missing
  await client.children.register({ body: { id: "1", name: "Sari" } });
  // @ts-expect-error an operation without input takes none
  await client.children.ping({ query: { a: 1 } });
  // @ts-expect-error a file is a Blob
  await client.children.upload({ body: "text" });
  // @ts-expect-error no such operation
  await client.children.destroy();

  const result = await client.children.register.safe({ body: child });
  expectTypeOf(result).toExtend<Result<typeof child, { code: string }>>();
  if (result.ok) return result.value.name;
  return explain(result.error);
}

/** Exhaustive: without the last line's `never` a forgotten code would not be found. */
function explain(problem: OperationProblem<(typeof registerContract)["register"]>): string {
  switch (problem.code) {
    case "stunting/duplicate-child":
      return problem.data.childId;
    case "stunting/outside-area":
      expectTypeOf(problem.data).toBeUndefined();
      return "";
    default:
      expectTypeOf(problem.code).toEqualTypeOf<CoreProblemCode>();
      return problem.message;
  }
}

it("a client of a module has the methods of its contract, each with safe", () => {
  expect(callers).toBeTypeOf("function");
  const client: RegisterClient = createModuleClient(contract);
  expect(Object.keys(client.children)).toEqual(Object.keys(registerContract));
  expect(client.children.read.operation).toBe(registerContract.read);
  expect(createResourceClient(registerContract).ping.safe).toBeTypeOf("function");
});
