// Package arch holds the rules of the layout, as tests: which package may
// import which, and that the packages from raw to view stay pure.
package arch
