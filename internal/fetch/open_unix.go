//go:build unix

package fetch

import "syscall"

// nonBlocking keeps opening a file from waiting, should it have become a pipe.
const nonBlocking = syscall.O_NONBLOCK
