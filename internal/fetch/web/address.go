package web

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
)

// special are the blocks that hold no public host: the IANA special-purpose
// registries of IPv4 and IPv6, multicast, and the blocks that carry an IPv4
// address inside an IPv6 one.
var special = prefixes(
	"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
	"192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24",
	"198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
	"::/96", "::1/128", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16",
	"3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
)

func prefixes(of ...string) []netip.Prefix {
	out := make([]netip.Prefix, len(of))
	for i, p := range of {
		out[i] = netip.MustParsePrefix(p)
	}
	return out
}

// public reports whether an address can be that of a public host.
func public(a netip.Addr) bool {
	if !a.IsValid() || a.Zone() != "" {
		return false
	}
	a = a.Unmap()
	for _, p := range special {
		if p.Contains(a) {
			return false
		}
	}
	return true
}

// dial connects to a host: it is resolved once, all its addresses are checked,
// and they alone are dialled, in order.
func (c *Client) dial(ctx context.Context, network, address string) (net.Conn, error) {
	name, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	addrs, err := c.addresses(ctx, name)
	if err != nil {
		return nil, err
	}
	var faults []error
	for _, a := range addrs[:min(len(addrs), 4)] {
		conn, err := c.o.Dial(ctx, network, net.JoinHostPort(a.Unmap().String(), port))
		if err == nil {
			return conn, nil
		}
		faults = append(faults, err)
	}
	return nil, errors.Join(faults...)
}

// addresses are those of a host. One that is no public host condemns them all,
// for a name that has both is a trap.
func (c *Client) addresses(ctx context.Context, name string) ([]netip.Addr, error) {
	addrs := []netip.Addr{}
	if a, err := netip.ParseAddr(name); err == nil {
		addrs = append(addrs, a)
	} else if addrs, err = c.o.Resolve(ctx, name); err != nil {
		return nil, err
	}
	if len(addrs) == 0 {
		return nil, fmt.Errorf("%s has no address", name)
	}
	for _, a := range addrs {
		if !c.o.Private && !public(a) {
			return nil, fmt.Errorf("%w: %s is at %s, which is no public host (--allow-private fetches it)", ErrAddress, name, a)
		}
	}
	return addrs, nil
}
