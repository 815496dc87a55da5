#include "powercut.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* The parts of sqlite3.h that a file system of one's own needs. They are SQLite's stable interface, version 1 of each structure. */

#define SQLITE_OK 0
#define SQLITE_IOERR 10
#define SQLITE_IOERR_SHORT_READ (SQLITE_IOERR | (2 << 8))

typedef int64_t sqlite3_int64;
typedef struct sqlite3_file sqlite3_file;
typedef struct sqlite3_vfs sqlite3_vfs;
typedef struct sqlite3_io_methods sqlite3_io_methods;

struct sqlite3_file {
  const sqlite3_io_methods *pMethods;
};

struct sqlite3_io_methods {
  int iVersion;
  int (*xClose)(sqlite3_file *);
  int (*xRead)(sqlite3_file *, void *, int, sqlite3_int64);
  int (*xWrite)(sqlite3_file *, const void *, int, sqlite3_int64);
  int (*xTruncate)(sqlite3_file *, sqlite3_int64);
  int (*xSync)(sqlite3_file *, int);
  int (*xFileSize)(sqlite3_file *, sqlite3_int64 *);
  int (*xLock)(sqlite3_file *, int);
  int (*xUnlock)(sqlite3_file *, int);
  int (*xCheckReservedLock)(sqlite3_file *, int *);
  int (*xFileControl)(sqlite3_file *, int, void *);
  int (*xSectorSize)(sqlite3_file *);
  int (*xDeviceCharacteristics)(sqlite3_file *);
};

struct sqlite3_vfs {
  int iVersion;
  int szOsFile;
  int mxPathname;
  sqlite3_vfs *pNext;
  const char *zName;
  void *pAppData;
  int (*xOpen)(sqlite3_vfs *, const char *, sqlite3_file *, int, int *);
  int (*xDelete)(sqlite3_vfs *, const char *, int);
  int (*xAccess)(sqlite3_vfs *, const char *, int, int *);
  int (*xFullPathname)(sqlite3_vfs *, const char *, int, char *);
  void *(*xDlOpen)(sqlite3_vfs *, const char *);
  void (*xDlError)(sqlite3_vfs *, int, char *);
  void (*(*xDlSym)(sqlite3_vfs *, void *, const char *))(void);
  void (*xDlClose)(sqlite3_vfs *, void *);
  int (*xRandomness)(sqlite3_vfs *, int, char *);
  int (*xSleep)(sqlite3_vfs *, int);
  int (*xCurrentTime)(sqlite3_vfs *, double *);
  int (*xGetLastError)(sqlite3_vfs *, int, char *);
};

extern sqlite3_vfs *sqlite3_vfs_find(const char *);
extern int sqlite3_vfs_register(sqlite3_vfs *, int);

#define SECTOR 512

/* A sector as it was when the file was last put on the disk. */
typedef struct sector {
  sqlite3_int64 at;
  int held; /* bytes of it that were in the file */
  unsigned char was[SECTOR];
  struct sector *next;
} sector;

typedef struct file {
  sqlite3_file base;
  sqlite3_file *real;
  sector *unsynced;
  sqlite3_int64 synced_size;
  struct file *next;
} file;

static sqlite3_vfs vfs;
static sqlite3_vfs *real_vfs;
static file *open_files;
static int left;   /* operations until the power is cut; below 0: it is not going to be */
static int is_cut;
static uint64_t chance;

static uint32_t draw(void) {
  chance ^= chance << 13;
  chance ^= chance >> 7;
  chance ^= chance << 17;
  return (uint32_t)(chance >> 32);
}

static void forget(file *f) {
  while (f->unsynced) {
    sector *s = f->unsynced;
    f->unsynced = s->next;
    free(s);
  }
}

/* remember keeps the sectors that a write is going to change, as they were when the file was last put on the disk. */
static void remember(file *f, sqlite3_int64 from, sqlite3_int64 to) {
  sqlite3_int64 size = 0;
  f->real->pMethods->xFileSize(f->real, &size);
  for (sqlite3_int64 at = from / SECTOR * SECTOR; at < to && at < f->synced_size; at += SECTOR) {
    sector *s = f->unsynced;
    while (s && s->at != at) s = s->next;
    if (s) continue;
    s = calloc(1, sizeof *s);
    s->at = at;
    s->held = size - at < SECTOR ? (int)(size - at) : SECTOR;
    if (s->held > 0) f->real->pMethods->xRead(f->real, s->was, s->held, at);
    s->next = f->unsynced;
    f->unsynced = s;
  }
}

/* cut leaves on the disk what a power cut could: of what has not been put there, some sectors new, some old, some half of each. */
static void cut(void) {
  is_cut = 1;
  for (file *f = open_files; f; f = f->next) {
    const sqlite3_io_methods *m = f->real->pMethods;
    sqlite3_int64 size = 0;
    m->xFileSize(f->real, &size);
    if (size != f->synced_size && draw() % 2) {
      if (size < f->synced_size) {
        for (sector *s = f->unsynced; s; s = s->next)
          if (s->held > 0 && s->at + s->held > size) m->xWrite(f->real, s->was, s->held, s->at);
      } else {
        m->xTruncate(f->real, f->synced_size);
      }
    } else if (size > f->synced_size) { /* what was added is on the disk in part */
      for (sqlite3_int64 at = f->synced_size; at < size; at += SECTOR) {
        unsigned char rubbish[SECTOR];
        int n = size - at < SECTOR ? (int)(size - at) : SECTOR;
        switch (draw() % 4) {
          case 0: memset(rubbish, 0, sizeof rubbish); m->xWrite(f->real, rubbish, n, at); break;
          case 1: memset(rubbish, (int)(draw() & 0xff), sizeof rubbish); m->xWrite(f->real, rubbish, n, at); break;
        }
      }
    }
    for (sector *s = f->unsynced; s; s = s->next) {
      int n = s->held;
      m->xFileSize(f->real, &size);
      if (n <= 0 || s->at + n > size) continue;
      switch (draw() % 3) {
        case 0: m->xWrite(f->real, s->was, n, s->at); break;
        case 1: m->xWrite(f->real, s->was, n / 2, s->at); break;
      }
    }
    forget(f);
  }
}

/* step counts an operation that changes a disk, and tells whether the power is gone. */
static int step(void) {
  if (!is_cut && left >= 0 && left-- == 0) cut();
  return is_cut;
}

static int close_file(sqlite3_file *p) {
  file *f = (file *)p;
  for (file **at = &open_files; *at; at = &(*at)->next)
    if (*at == f) {
      *at = f->next;
      break;
    }
  forget(f);
  int rc = f->real->pMethods ? f->real->pMethods->xClose(f->real) : SQLITE_OK;
  free(f->real);
  return rc;
}

static int read_file(sqlite3_file *p, void *to, int n, sqlite3_int64 at) {
  file *f = (file *)p;
  return is_cut ? SQLITE_IOERR : f->real->pMethods->xRead(f->real, to, n, at);
}

static int write_file(sqlite3_file *p, const void *from, int n, sqlite3_int64 at) {
  file *f = (file *)p;
  if (is_cut) return SQLITE_IOERR;
  remember(f, at, at + n);
  int rc = f->real->pMethods->xWrite(f->real, from, n, at);
  return step() ? SQLITE_IOERR : rc;
}

static int truncate_file(sqlite3_file *p, sqlite3_int64 size) {
  file *f = (file *)p;
  if (is_cut) return SQLITE_IOERR;
  remember(f, size, f->synced_size);
  int rc = f->real->pMethods->xTruncate(f->real, size);
  return step() ? SQLITE_IOERR : rc;
}

static int sync_file(sqlite3_file *p, int flags) {
  file *f = (file *)p;
  if (step()) return SQLITE_IOERR;
  (void)flags;
  forget(f);
  return f->real->pMethods->xFileSize(f->real, &f->synced_size);
}

static int file_size(sqlite3_file *p, sqlite3_int64 *size) {
  file *f = (file *)p;
  return is_cut ? SQLITE_IOERR : f->real->pMethods->xFileSize(f->real, size);
}

static int lock_file(sqlite3_file *p, int level) { file *f = (file *)p; return f->real->pMethods->xLock(f->real, level); }
static int unlock_file(sqlite3_file *p, int level) { file *f = (file *)p; return f->real->pMethods->xUnlock(f->real, level); }
static int check_lock(sqlite3_file *p, int *out) { file *f = (file *)p; return f->real->pMethods->xCheckReservedLock(f->real, out); }
static int control_file(sqlite3_file *p, int op, void *arg) { file *f = (file *)p; return f->real->pMethods->xFileControl(f->real, op, arg); }
static int sector_size(sqlite3_file *p) { (void)p; return SECTOR; }
static int characteristics(sqlite3_file *p) { (void)p; return 0; }

static const sqlite3_io_methods methods = {
    1, close_file, read_file, write_file, truncate_file, sync_file, file_size,
    lock_file, unlock_file, check_lock, control_file, sector_size, characteristics,
};

static int open_file(sqlite3_vfs *v, const char *name, sqlite3_file *p, int flags, int *out) {
  file *f = (file *)p;
  (void)v;
  memset(f, 0, sizeof *f);
  if (is_cut) return SQLITE_IOERR;
  f->real = calloc(1, (size_t)real_vfs->szOsFile);
  int rc = real_vfs->xOpen(real_vfs, name, f->real, flags, out);
  if (rc != SQLITE_OK) {
    free(f->real);
    return rc;
  }
  f->base.pMethods = &methods;
  f->real->pMethods->xFileSize(f->real, &f->synced_size);
  f->next = open_files;
  open_files = f;
  return SQLITE_OK;
}

static int delete_file(sqlite3_vfs *v, const char *name, int sync_dir) {
  (void)v;
  return step() ? SQLITE_IOERR : real_vfs->xDelete(real_vfs, name, sync_dir);
}

static int access_file(sqlite3_vfs *v, const char *name, int flags, int *out) { (void)v; return real_vfs->xAccess(real_vfs, name, flags, out); }
static int full_name(sqlite3_vfs *v, const char *name, int n, char *out) { (void)v; return real_vfs->xFullPathname(real_vfs, name, n, out); }
static int randomness(sqlite3_vfs *v, int n, char *out) { (void)v; return real_vfs->xRandomness(real_vfs, n, out); }
static int sleep_for(sqlite3_vfs *v, int n) { (void)v; return real_vfs->xSleep(real_vfs, n); }
static int current_time(sqlite3_vfs *v, double *out) { (void)v; return real_vfs->xCurrentTime(real_vfs, out); }
static int last_error(sqlite3_vfs *v, int n, char *out) { (void)v; return real_vfs->xGetLastError(real_vfs, n, out); }

int powercut_register(void) {
  if (real_vfs) return SQLITE_OK;
  real_vfs = sqlite3_vfs_find(NULL);
  if (!real_vfs) return 1;
  vfs.iVersion = 1;
  vfs.szOsFile = sizeof(file);
  vfs.mxPathname = real_vfs->mxPathname;
  vfs.zName = "powercut";
  vfs.xOpen = open_file;
  vfs.xDelete = delete_file;
  vfs.xAccess = access_file;
  vfs.xFullPathname = full_name;
  vfs.xRandomness = randomness;
  vfs.xSleep = sleep_for;
  vfs.xCurrentTime = current_time;
  vfs.xGetLastError = last_error;
  return sqlite3_vfs_register(&vfs, 0);
}

void powercut_arm(int operations, unsigned long long seed) {
  is_cut = 0;
  left = operations;
  chance = seed * 2862933555777941757ULL + 3037000493ULL;
  if (!chance) chance = 1;
}

int powercut_happened(void) { return is_cut; }
