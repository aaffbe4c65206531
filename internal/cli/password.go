package cli

import (
	"bufio"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"sanad/internal/web/guard"
)

// passwordCommand hashes a password for the server.
func passwordCommand(sh Shell) *cobra.Command {
	return &cobra.Command{
		Use:   "password",
		Short: "Hash a password for a server that others can reach",
		Long: `Password reads a password from standard input (one line) and prints its argon2id
hash, which a server takes in place of the password.`,
		Example: "  printf '%s\\n' \"$SECRET\" | sanad password",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			line, _ := bufio.NewReader(sh.In).ReadString('\n') // the end of input ends a line too
			line = strings.TrimRight(line, "\r\n")
			if len(line) < 8 {
				return usage{errors.New("a password has 8 characters or more")}
			}
			_, err := fmt.Fprintln(sh.Out, guard.Hash(line))
			return err
		},
	}
}
