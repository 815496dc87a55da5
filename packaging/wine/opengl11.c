// For tests under Wine only, never shipped: an opengl32.dll that behaves as Windows' own does over Remote Desktop or with
// the basic display driver, where there is OpenGL 1.1 and only generic pixel formats.
#include <windows.h>

#define OUR(type) __declspec(dllexport) type WINAPI

OUR(int) wglDescribePixelFormat(HDC dc, int n, UINT size, PIXELFORMATDESCRIPTOR *format) {
	if (format != NULL && n == 1) {
		PIXELFORMATDESCRIPTOR generic = {sizeof generic, 1};
		generic.dwFlags = PFD_DRAW_TO_WINDOW | PFD_SUPPORT_OPENGL | PFD_DOUBLEBUFFER | PFD_GENERIC_FORMAT;
		generic.iPixelType = PFD_TYPE_RGBA;
		generic.cColorBits = 32;
		generic.cDepthBits = 24;
		*format = generic;
	}
	return 1;
}

OUR(int) wglChoosePixelFormat(HDC dc, const PIXELFORMATDESCRIPTOR *format) { return 1; }
OUR(int) wglGetPixelFormat(HDC dc) { return 1; }
OUR(BOOL) wglSetPixelFormat(HDC dc, int n, const PIXELFORMATDESCRIPTOR *format) { return TRUE; }
OUR(HGLRC) wglCreateContext(HDC dc) { return (HGLRC)1; }
OUR(BOOL) wglDeleteContext(HGLRC context) { return TRUE; }
OUR(BOOL) wglMakeCurrent(HDC dc, HGLRC context) { return TRUE; }
OUR(HDC) wglGetCurrentDC(void) { return NULL; }
OUR(HGLRC) wglGetCurrentContext(void) { return NULL; }
OUR(BOOL) wglShareLists(HGLRC a, HGLRC b) { return TRUE; }
OUR(PROC) wglGetProcAddress(LPCSTR name) { return NULL; }
OUR(BOOL) wglSwapBuffers(HDC dc) { return TRUE; }
OUR(const unsigned char *) glGetString(unsigned int name) { return (const unsigned char *)"1.1.0"; }
