import { type DirectoryContract, directoryContract, organisationSentences } from "@spbe-kit/core/organisation";
import { defineServerModule, type ServerModule } from "../host/server-module.ts";
import { type DirectoryOptions, type DirectoryRoles, directoryPermissions } from "./directory-roles.ts";
import { holdingsHandlers } from "./holdings-handlers.ts";
import { householdsHandlers } from "./households-handlers.ts";
import { directoryImportsHandlers } from "./imports-handlers.ts";
import { peopleHandlers } from "./people-handlers.ts";
import { postsHandlers } from "./posts-handlers.ts";
import { seedDirectory } from "./seed-directory.ts";
import { personSubject } from "./subjects.ts";
import { unitsHandlers } from "./units-handlers.ts";

const words = (language: "id" | "en") =>
  Object.fromEntries(Object.entries(organisationSentences).map(([code, said]) => [code, said[language]]));

/** The host's own module for units, posts, who holds them, and people. Its tables belong to the database's own migrations. */
export function directoryModule(
  roles: DirectoryRoles,
  { sample }: Pick<DirectoryOptions, "sample"> = {},
): ServerModule<DirectoryContract> {
  return defineServerModule(directoryContract, {
    name: "directory",
    permissions: directoryPermissions(roles),
    migrations: [],
    sentences: { id: words("id"), en: words("en") },
    subjects: [personSubject],
    processing: {
      purpose: "Mengenali pejabat dan pegawai pada jabatan yang dipangkunya",
      people: "Pegawai pemerintah kabupaten",
      retention: "Selama menjabat, lalu menurut jadwal retensi arsip kepegawaian",
      specific: false,
      sealed: ["nik", "kk"],
    },
    handlers: {
      units: unitsHandlers,
      posts: postsHandlers,
      holdings: holdingsHandlers,
      people: peopleHandlers,
      households: householdsHandlers,
      imports: directoryImportsHandlers,
    },
    ...(sample && { seed: (given) => seedDirectory(given, sample(given.regencyCode)) }),
  });
}
