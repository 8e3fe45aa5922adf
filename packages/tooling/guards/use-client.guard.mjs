// Next.js refuses hooks in a module without `"use client"`, and bundlers keep the directive on entry files only.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { readDoors } from "../doors.mjs";

export function look(root) {
  const packages = readdirSync(path.join(root, "packages")).filter((name) =>
    existsSync(path.join(root, "packages", name, "package.json")),
  );
  return packages.flatMap((name) => {
    const folder = path.join(root, "packages", name);
    return readDoors(folder)
      .scripts.filter(({ source }) => existsSync(path.join(folder, source)))
      .flatMap(({ source }) =>
        judge(`packages/${name}/${source.slice(2)}`, readFileSync(path.join(folder, source), "utf8")),
      );
  });
}

function judge(file, text) {
  const marked = /^["']use client["'];?\r?\n/.test(text);
  const needs = /\/(react|portal)\/index\.tsx?$/.test(file);
  if (needs && !marked)
    return [`${file} does not begin with "use client". Make it the first line, above every comment.`];
  if (!needs && marked)
    return [
      `${file} begins with "use client" but is no react or portal door. Take the line away: servers read this door too.`,
    ];
  return [];
}
