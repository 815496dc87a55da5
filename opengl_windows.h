#include <stddef.h>

// What was found when OpenGL was looked for.
enum opengl {
	OPENGL_FOUND,
	OPENGL_NO_LIBRARY, // opengl32.dll is missing or not whole
	OPENGL_NO_SCREEN,  // no window can be made at all
	OPENGL_NO_DRIVER,  // only Windows' own drawing, OpenGL 1.1: remote desktop, virtual machine, basic display driver
	OPENGL_NO_CONTEXT, // a driver is there but does not answer
	OPENGL_TOO_OLD,
};

enum opengl opengl_look(char *version, size_t size);
