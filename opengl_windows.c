// The window is drawn with OpenGL 2.1. This file finds out whether this computer has it, and takes away the program's
// only fixed need of opengl32.dll, so that the commands work where there is none and so that another opengl32.dll can be
// chosen before the first use.

#include <stdlib.h>
#include <windows.h>

#include "opengl_windows.h"

typedef PROC(WINAPI *lookup)(LPCSTR);

static PROC WINAPI find(LPCSTR name) {
	static lookup found;
	if (found == NULL) {
		HMODULE library = LoadLibraryA("opengl32.dll");
		if (library != NULL) found = (lookup)(void *)GetProcAddress(library, "wglGetProcAddress");
	}
	return found == NULL ? NULL : found(name);
}

// This is the name by which Fyne's bindings call wglGetProcAddress. Defined here, the linker does not import it.
lookup __imp_wglGetProcAddress = find;

typedef HGLRC(WINAPI *create)(HDC);
typedef BOOL(WINAPI *make)(HDC, HGLRC);
typedef BOOL(WINAPI *discard)(HGLRC);
typedef const unsigned char *(WINAPI *text)(unsigned int);

// usable finds a pixel format that a driver draws, as GLFW demands: Windows' own OpenGL 1.1 offers only generic ones.
static int usable(HDC dc, PIXELFORMATDESCRIPTOR *format) {
	const DWORD must = PFD_DRAW_TO_WINDOW | PFD_SUPPORT_OPENGL | PFD_DOUBLEBUFFER;
	int n = DescribePixelFormat(dc, 1, sizeof *format, NULL);
	for (int i = 1; i <= n; i++) {
		if (!DescribePixelFormat(dc, i, sizeof *format, format)) continue;
		if ((format->dwFlags & must) != must || format->iPixelType != PFD_TYPE_RGBA) continue;
		if ((format->dwFlags & PFD_GENERIC_FORMAT) && !(format->dwFlags & PFD_GENERIC_ACCELERATED)) continue;
		return i;
	}
	return 0;
}

static enum opengl look(HDC dc, HMODULE library, char *version, size_t size) {
	create wglCreate = (create)(void *)GetProcAddress(library, "wglCreateContext");
	make wglMake = (make)(void *)GetProcAddress(library, "wglMakeCurrent");
	discard wglDiscard = (discard)(void *)GetProcAddress(library, "wglDeleteContext");
	text glText = (text)(void *)GetProcAddress(library, "glGetString");
	if (wglCreate == NULL || wglMake == NULL || wglDiscard == NULL || glText == NULL) return OPENGL_NO_LIBRARY;

	PIXELFORMATDESCRIPTOR format = {sizeof format, 1};
	int chosen = usable(dc, &format);
	if (chosen == 0) return OPENGL_NO_DRIVER;
	if (!SetPixelFormat(dc, chosen, &format)) return OPENGL_NO_CONTEXT;
	HGLRC context = wglCreate(dc);
	if (context == NULL) return OPENGL_NO_CONTEXT;
	enum opengl found = OPENGL_NO_CONTEXT;
	if (wglMake(dc, context)) {
		const char *said = (const char *)glText(0x1F02); // GL_VERSION, "4.6.0 …"
		lstrcpynA(version, said == NULL ? "" : said, (int)size);
		char *end;
		long major = strtol(version, &end, 10);
		long minor = *end == '.' ? strtol(end + 1, NULL, 10) : 0;
		found = major > 2 || (major == 2 && minor >= 1) ? OPENGL_FOUND : OPENGL_TOO_OLD;
		wglMake(NULL, NULL);
	}
	wglDiscard(context);
	return found;
}

// opengl_look tries OpenGL in a window that is never shown. version is what the driver calls itself, if it came so far.
enum opengl opengl_look(char *version, size_t size) {
	*version = 0;
	HMODULE library = LoadLibraryA("opengl32.dll");
	if (library == NULL) return OPENGL_NO_LIBRARY;
	// STATIC is one of Windows' own classes, so that none need be registered.
	HWND window = CreateWindowExA(0, "STATIC", "", WS_POPUP, 0, 0, 16, 16, NULL, NULL, GetModuleHandleA(NULL), NULL);
	if (window == NULL) return OPENGL_NO_SCREEN;
	enum opengl found = OPENGL_NO_SCREEN;
	HDC dc = GetDC(window);
	if (dc != NULL) {
		found = look(dc, library, version, size);
		ReleaseDC(window, dc);
	}
	DestroyWindow(window);
	return found;
}
