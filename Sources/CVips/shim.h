// Swift cannot call functions with a variable number of arguments, which most of libvips are. Each
// of these is one such call, with the options that untrusted pictures need.

#include <vips/vips.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

/// Begins. The order matters: the thread pool does not exist before `VIPS_INIT`.
static inline int cvips_start(const char *program) {
  if (VIPS_INIT(program)) return -1;
  vips_block_untrusted_set(TRUE);
  vips_cache_set_max(0);
  vips_concurrency_set(1);
#ifdef __GLIBC__
  // By itself glibc keeps what large pictures needed, for more of their kind; there are none.
  mallopt(M_MMAP_THRESHOLD, 1 << 17);
  mallopt(M_ARENA_MAX, 1);
#endif
  return 0;
}

static inline void cvips_release(VipsImage *image) { g_object_unref(image); }

// The loaders, by name: the one that looks at a file and chooses is never called. Each reads the
// header only; pixels come when they are asked for, to memory or, past the threshold of
// VIPS_DISC_THRESHOLD, to a temporary file; with sequential access they are kept nowhere, and can
// be asked for once, from top to bottom.

static inline int cvips_load_jpeg(const char *path, VipsAccess access, VipsImage **out) {
  return vips_jpegload(path, out, "access", access, "fail_on", VIPS_FAIL_ON_TRUNCATED, NULL);
}

static inline int cvips_load_png(const char *path, VipsAccess access, VipsImage **out) {
  return vips_pngload(path, out, "access", access, "fail_on", VIPS_FAIL_ON_TRUNCATED, NULL);
}

/// Asked for -1 pages it loads all of them.
static inline int cvips_load_gif(const char *path, int pages, VipsImage **out) {
  return vips_gifload(path, out, "n", pages, "access", VIPS_ACCESS_SEQUENTIAL, "fail_on",
                      VIPS_FAIL_ON_TRUNCATED, NULL);
}

static inline int cvips_load_webp(const char *path, int pages, VipsAccess access,
                                  VipsImage **out) {
  return vips_webpload(path, out, "n", pages, "access", access, "fail_on",
                       VIPS_FAIL_ON_TRUNCATED, NULL);
}

/// A decoder of HEIF turns the picture upright by itself.
static inline int cvips_load_heif(const char *path, VipsImage **out) {
  return vips_heifload(path, out, "access", VIPS_ACCESS_SEQUENTIAL, "fail_on",
                       VIPS_FAIL_ON_TRUNCATED, NULL);
}

/// The number that the file's header gives under `name`, or `otherwise`.
static inline int cvips_number(VipsImage *image, const char *name, int otherwise) {
  int value = otherwise;
  if (vips_image_get_typeof(image, name)) vips_image_get_int(image, name, &value);
  return value;
}

/// Whether the chroma of a JPEG has fewer samples than its luma, as that of most photos has.
static inline int cvips_has_subsampled_chroma(VipsImage *image) {
  const char *value = NULL;
  if (!vips_image_get_typeof(image, "jpeg-chroma-subsample")) return 0;
  if (vips_image_get_string(image, "jpeg-chroma-subsample", &value)) return 0;
  return g_strcmp0(value, "4:2:0") == 0;
}

static inline int cvips_has_profile(VipsImage *image) {
  return vips_image_get_typeof(image, VIPS_META_ICC_NAME) != 0;
}

static inline int cvips_upright(VipsImage *in, VipsImage **out) {
  return vips_autorot(in, out, NULL);
}

static inline int cvips_transform_to_srgb(VipsImage *in, VipsImage **out) {
  return vips_icc_transform(in, out, "srgb", "embedded", TRUE, "intent",
                            VIPS_INTENT_PERCEPTUAL, NULL);
}

static inline int cvips_convert_to_srgb(VipsImage *in, VipsImage **out) {
  return vips_colourspace(in, out, VIPS_INTERPRETATION_sRGB, NULL);
}

static inline int cvips_to_bytes(VipsImage *in, VipsImage **out) {
  return vips_cast(in, out, VIPS_FORMAT_UCHAR, NULL);
}

/// Shrinks to fit into a square of `edge`; never enlarges.
static inline int cvips_shrink(VipsImage *in, int edge, VipsImage **out) {
  return vips_thumbnail_image(in, out, edge, "height", edge, "size", VIPS_SIZE_DOWN,
                              "no_rotate", TRUE, "export_profile", "srgb", NULL);
}

/// Computes all pixels, once, and keeps them in memory.
static inline int cvips_hold(VipsImage *in, VipsImage **out) {
  *out = vips_image_copy_memory(in);
  return *out ? 0 : -1;
}

/// Puts a picture with holes on white; any other stays as it is.
static inline int cvips_flatten(VipsImage *in, VipsImage **out) {
  if (!vips_image_hasalpha(in)) return vips_copy(in, out, NULL);
  VipsArrayDouble *white = vips_array_double_newv(3, 255.0, 255.0, 255.0);
  int result = vips_flatten(in, out, "background", white, NULL);
  vips_area_unref(VIPS_AREA(white));
  return result;
}

/// Leaves out all that is neither pixels nor the time of a frame. The savers' own `strip` is not
/// enough: that of WebP keeps EXIF.
static inline int cvips_bare(VipsImage *in, VipsImage **out) {
  if (vips_copy(in, out, NULL)) return -1;
  const char *const kept[] = {VIPS_META_PAGE_HEIGHT, VIPS_META_N_PAGES, "delay", "loop", NULL};
  char **names = vips_image_get_fields(*out);
  for (int i = 0; names[i]; i++)
    if (!g_strv_contains(kept, names[i])) vips_image_remove(*out, names[i]);
  g_strfreev(names);
  return 0;
}

// The savers.

static inline int cvips_save_jpeg(VipsImage *in, const char *path, int quality, int subsampled) {
  return vips_jpegsave(in, path, "Q", quality, "strip", TRUE, "subsample_mode",
                       subsampled ? VIPS_FOREIGN_SUBSAMPLE_ON : VIPS_FOREIGN_SUBSAMPLE_OFF, NULL);
}

static inline int cvips_save_png(VipsImage *in, const char *path) {
  return vips_pngsave(in, path, "strip", TRUE, "compression", 6, NULL);
}

static inline int cvips_save_gif(VipsImage *in, const char *path) {
  return vips_gifsave(in, path, "strip", TRUE, "effort", 1, NULL);
}

static inline int cvips_save_webp(VipsImage *in, const char *path, int quality, int effort) {
  return vips_webpsave(in, path, "strip", TRUE, "Q", quality, "effort", effort, NULL);
}
