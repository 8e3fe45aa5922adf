import { describe, expect, it } from "vitest";
import { notesModule } from "./notes.fixture.ts";
import { openApiDocument } from "./open-api.ts";

interface Described {
  operationId: string;
  security?: unknown[];
  responses: Record<string, { $ref?: string; description?: string }>;
}
const document = openApiDocument({ modules: [notesModule], publicUrl: "https://portal.example.go.id" }) as {
  openapi: string;
  servers: { url: string }[];
  tags: { name: string }[];
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, unknown>; securitySchemes: { session: { name: string } } };
};

describe("the OpenAPI document", () => {
  it("is 3.1, of this portal, with the production cookie", () => {
    expect(document.openapi).toMatch(/^3\.1/);
    expect(document.servers[0]?.url).toBe("https://portal.example.go.id/api");
    expect(document.components.securitySchemes.session.name).toBe("__Host-spbe");
  });

  it("has one operation per contract entry, each with its own id", () => {
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
    expect(operations).toHaveLength(Object.keys(notesModule.contract.notes).length);
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  });

  it("refers to named schemas and shared refusals, and tells every declared code", () => {
    expect(Object.keys(document.components.schemas).sort()).toEqual(["Note", "Problem"]);
    const write = document.paths["/notes/notes"]?.post;
    expect(write?.responses["401"]?.$ref).toBe("#/components/responses/NotSignedIn");
    expect(write?.responses["409"]?.description).toContain("notes/note-taken");
  });

  it("has no unused tag and no personal marks", () => {
    expect(document.tags).toEqual([{ name: "notes", description: "Operations of notes" }]);
    expect(JSON.stringify(document)).not.toContain('"personal"');
  });
});
