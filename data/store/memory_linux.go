package store

import "C" // for memory_linux.c
