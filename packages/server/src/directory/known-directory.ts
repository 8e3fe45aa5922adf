import type { CalendarDate } from "@spbe-kit/core";
import { type Capacity, type HoldingFacts, lastSurvivor, type Post, type Unit } from "@spbe-kit/core/organisation";
import { sql } from "kysely";
import type { Transaction } from "../database/index.ts";
import { shownUntil } from "./lasting.ts";
import { readSurvivors } from "./post-store.ts";
import { readUnits } from "./unit-store.ts";

export type KnownUnit = Unit;
export type KnownPost = Pick<
  Post,
  "postId" | "unitId" | "kind" | "name" | "level" | "code" | "validFrom" | "validUntil" | "version"
>;
export interface KnownHolding extends HoldingFacts {
  readonly holdingId: string;
  readonly postId: string;
  /** Of merged records the one that stands. */
  readonly personId: string;
  readonly version: number;
}

/** A whole directory in memory, by id; people by NIP. */
export interface KnownDirectory {
  readonly units: Map<string, KnownUnit>;
  readonly posts: Map<string, KnownPost>;
  readonly people: Map<string, string>;
  readonly holdings: Map<string, KnownHolding>;
}

interface PostRow extends Omit<KnownPost, "postId" | "unitId" | "validFrom" | "validUntil"> {
  readonly post_id: string;
  readonly unit_id: string;
  readonly valid_from: CalendarDate;
  readonly valid_until: CalendarDate;
}

/** Reads what an import is compared with: some thousand rows, four statements. */
export async function readKnown(tx: Transaction, regency: string): Promise<KnownDirectory> {
  const survivors = await readSurvivors(tx, regency);
  const posts = await sql<PostRow>`
    select post_id, unit_id, kind, name, level, code, valid_from, valid_until, version
    from directory_post where regency_code = ${regency}`.execute(tx);
  const people = await sql<{ nip: string; person_id: string }>`
    select nip, person_id from directory_identity where regency_code = ${regency} and nip is not null`.execute(tx);
  const holdings = await sql<{
    holding_id: string;
    post_id: string;
    person_id: string;
    capacity: Capacity;
    decree: string | null;
    valid_from: CalendarDate;
    valid_until: CalendarDate;
    version: number;
  }>`
    select holding_id, post_id, person_id, capacity, decree, valid_from, valid_until, version
    from directory_holding where regency_code = ${regency}`.execute(tx);
  return {
    units: new Map(await readUnits(tx, regency)),
    posts: new Map(
      posts.rows.map(({ post_id, unit_id, valid_from, valid_until, ...rest }) => [
        post_id,
        { ...rest, postId: post_id, unitId: unit_id, validFrom: valid_from, validUntil: shownUntil(valid_until) },
      ]),
    ),
    people: new Map(people.rows.map(({ nip, person_id }) => [nip, lastSurvivor(survivors, person_id)])),
    holdings: new Map(
      holdings.rows.map((row) => [
        row.holding_id,
        {
          holdingId: row.holding_id,
          postId: row.post_id,
          personId: lastSurvivor(survivors, row.person_id),
          capacity: row.capacity,
          decree: row.decree,
          validFrom: row.valid_from,
          validUntil: shownUntil(row.valid_until),
          version: row.version,
        },
      ]),
    ),
  };
}
