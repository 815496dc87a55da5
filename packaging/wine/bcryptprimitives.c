// For tests under Wine only, never shipped: Debian's Wine 8 lacks the library that each Go program loads for its random
// numbers. On Windows it is part of the system.
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID, ULONG); // advapi32's RtlGenRandom

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T size) { return SystemFunction036(data, (ULONG)size); }
