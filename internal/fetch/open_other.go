//go:build !unix

package fetch

// nonBlocking is nothing where no file can make its opening wait.
const nonBlocking = 0
