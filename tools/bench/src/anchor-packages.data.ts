/** A published package that ships its source: what of it is read. */
export interface Release {
  readonly name: string
  readonly version: string
  /** As the registry states it for this version. */
  readonly integrity: string
}

/** Consecutive releases, and which of their files are looked at: all of them would take too long. */
export interface ReleaseLine {
  readonly folders: readonly string[]
  /** Larger files are left out. */
  readonly maxBytes: number
  /** Oldest first; each is compared with the next. */
  readonly releases: readonly Release[]
}

/** Names of what is neither source nor worth the time. */
export const RE_LEFT_OUT = /\/(?:tests?|__tests__|locales|benchmarks)\/|\.d\.ts$|\.test\.ts$/u

/** What is measured. */
export const RELEASE_LINES: readonly ReleaseLine[] = [
  {
    folders: ['src/internal'],
    maxBytes: 90000,
    releases: [
      {
        name: 'rxjs',
        version: '7.8.0',
        integrity:
          'sha512-F2+gxDshqmIub1KdvZkaEfGDwLNpPvk9Fs6LD/MyQxNgMds/WH9OdDDXOmxUZpME+iSK3rQCctkL0DYyytUqMg==',
      },
      {
        name: 'rxjs',
        version: '7.8.1',
        integrity:
          'sha512-AA3TVj+0A2iuIoQkWEK/tqFjBq2j+6PO6Y0zJcvzLAFhEFIO3HL0vls9hWLncZbAAbK0mar7oZ4V079I/qPMxg==',
      },
      {
        name: 'rxjs',
        version: '7.8.2',
        integrity:
          'sha512-dhKf903U/PQZY6boNNtAGdWbG85WAbjT/1xYoZIC7FAY0yWapOBQVsVrDl58W86//e1VpMNBtRV4MaXfdMySFA==',
      },
    ],
  },
  {
    folders: ['src/v4/core', 'src/v4/classic'],
    maxBytes: 60000,
    releases: [
      {
        name: 'zod',
        version: '4.2.1',
        integrity:
          'sha512-0wZ1IRqGGhMP76gLqz8EyfBXKk0J2qo2+H3fi4mcUP/KtTocoX08nmIAHl1Z2kJIZbZee8KOpBCSNPRgauucjw==',
      },
      {
        name: 'zod',
        version: '4.3.0',
        integrity:
          'sha512-dXOXgs5b9ulOPotwXMEsAUoUPL2glchysY0RTJYVqJ7bU0Y5gqE1k3v19eCWrJsczrbae/Dt9+ajrJbr8Ot4uw==',
      },
    ],
  },
  {
    folders: ['src/internal'],
    maxBytes: 30000,
    releases: [
      {
        name: 'effect',
        version: '3.17.14',
        integrity:
          'sha512-VpIZz72+cg3357vLkNHN8CG+Uq2X0QHNv3qkyGInvG3lG5K7Ala1JliGIAdgNvwzaN37J27FuzVD8m0kEiv2Ig==',
      },
      {
        name: 'effect',
        version: '3.18.0',
        integrity:
          'sha512-Hr0hVrnibYbheOUnbTwaV88NyyMTW7CrLCiOSJxMWns73pEiT29HJcsEx7pgs9E8rUa6z20775byVzXw0omPjw==',
      },
    ],
  },
]

/**
 * What labels are about: the same releases with their large files, which are too slow to refactor, and some more
 * that changed a lot.
 */
export const LABELLED_LINES: readonly ReleaseLine[] = [
  ...RELEASE_LINES.map((line) => ({ ...line, maxBytes: 200_000 })),
  {
    folders: ['src/internal'],
    maxBytes: 200_000,
    releases: [
      {
        name: 'rxjs',
        version: '7.5.7',
        integrity:
          'sha512-z9MzKh/UcOqB3i20H6rtrlaE/CgjLOvheWK/9ILrbhROGTweAi1BaFsTT9FbwZi5Trr1qNRs+MXkhmR06awzQA==',
      },
      {
        name: 'rxjs',
        version: '7.6.0',
        integrity:
          'sha512-DDa7d8TFNUalGC9VqXvQ1euWNN7sc63TrUCuM9J998+ViviahMIjKSOU7rfcgFOF+FCD71BhDRv4hrFz+ImDLQ==',
      },
    ],
  },
  {
    folders: ['src/v4/core', 'src/v4/classic'],
    maxBytes: 200_000,
    releases: [
      {
        name: 'zod',
        version: '4.1.13',
        integrity:
          'sha512-AvvthqfqrAhNH9dnfmrfKzX5upOdjUVJYFqNSlkmGf64gRaTzlPwz99IHYnVs28qYAybvAlBV+H7pn0saFY4Ig==',
      },
      {
        name: 'zod',
        version: '4.2.0',
        integrity:
          'sha512-Bd5fw9wlIhtqCCxotZgdTOMwGm1a0u75wARVEY9HMs1X17trvA/lMi4+MGK5EUfYkXVTbX8UDiDKW4OgzHVUZw==',
      },
    ],
  },
  {
    folders: ['src/internal'],
    maxBytes: 90_000,
    releases: [
      {
        name: 'effect',
        version: '3.9.2',
        integrity:
          'sha512-1sx/v1HTWHTodXfzWxAFg+SCF+ACgpJVruaAMIh/NmDVvrUsf0x9PzpXvkgJUbQ1fMdmKYK//FqxeHSQ+Zxv/Q==',
      },
      {
        name: 'effect',
        version: '3.10.0',
        integrity:
          'sha512-J9rsJBXNHZxklJTbHriY8D9wIHhmvXDamExW4pPZ2kPNZ+XRfstXeHBqpXAIK+B42ASVbuDswAXyup5WHWK6jg==',
      },
    ],
  },
  {
    folders: ['src/internal'],
    maxBytes: 90_000,
    releases: [
      {
        name: 'effect',
        version: '3.15.5',
        integrity:
          'sha512-9IA4xu9niyDIuWkS/whroDj3u2nbccw+9fQ9sKCzaEtuwTV5SSoNvp8XOozeSF/0Nwnh+mx2+ShYYgSueOTmMw==',
      },
      {
        name: 'effect',
        version: '3.16.0',
        integrity:
          'sha512-97h566lOGsB50e7Iv4R2ZZBg5IXVUgdGgINv7gbrBIM4BOYfTGuIR3xPzhs93A0Jk+ZhfjeWj5wmZJ65a2aQCA==',
      },
    ],
  },
]
