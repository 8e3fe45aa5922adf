/** Which roles of a portal may do what in the directory. */
export interface DirectoryRoles {
  /** See units, posts and who holds them. */
  readonly unitReaders: readonly string[];
  /** Find people and see their masked identifiers; opening one asks for a purpose. */
  readonly peopleReaders: readonly string[];
  /** Change units, posts, holdings and people, and import them. */
  readonly writers: readonly string[];
}

/** What a portal says of its directory. */
export interface DirectoryOptions extends Partial<DirectoryRoles> {
  /** Invented rows for a trial portal, by regency, in the form of an import file: headings first. */
  readonly sample?: (regencyCode: string) => readonly (readonly (string | null)[])[];
}

/** Every role that may sign in reads units; the role "admin" keeps the directory. */
export function directoryRoles(options: DirectoryOptions, roles: readonly string[]): DirectoryRoles {
  return {
    unitReaders: options.unitReaders ?? roles,
    peopleReaders: options.peopleReaders ?? ["admin"],
    writers: options.writers ?? ["admin"],
  };
}

/** Rights by role, as `permissions.md` says them. */
export function directoryPermissions({
  unitReaders,
  peopleReaders,
  writers,
}: DirectoryRoles): Record<string, string[]> {
  const rights = new Map<string, Set<string>>();
  const grant = (roles: readonly string[], ...granted: string[]) => {
    for (const role of roles) rights.set(role, new Set([...(rights.get(role) ?? []), ...granted]));
  };
  grant(unitReaders, "directory/units.read");
  grant(peopleReaders, "directory/units.read", "directory/people.read");
  grant(
    writers,
    "directory/units.read",
    "directory/units.write",
    "directory/people.read",
    "directory/people.write",
    "directory/imports.write",
  );
  return Object.fromEntries([...rights].map(([role, granted]) => [role, [...granted]]));
}
