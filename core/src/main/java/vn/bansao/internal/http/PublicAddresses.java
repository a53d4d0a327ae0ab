package vn.bansao.internal.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Which addresses belong to the public internet (IANA special-purpose registries, RFC 6890): a list of what is excluded for
 * IPv4, the one block that is handed out for IPv6, without the tunnels that carry an IPv4 address inside.
 */
final class PublicAddresses {
    private static final List<Block> EXCLUDED = List.of(
            Block.of(0, 0, 0, 0, 8), // this network
            Block.of(10, 0, 0, 0, 8), // RFC 1918
            Block.of(100, 64, 0, 0, 10), // shared by carriers (CGNAT), some clouds' metadata
            Block.of(127, 0, 0, 0, 8), // loopback
            Block.of(168, 63, 129, 16, 32), // a cloud's metadata, although the block is public
            Block.of(169, 254, 0, 0, 16), // link-local, most clouds' metadata
            Block.of(172, 16, 0, 0, 12), // RFC 1918
            Block.of(192, 0, 0, 0, 24), // protocol assignments
            Block.of(192, 0, 2, 0, 24), // documentation
            Block.of(192, 88, 99, 0, 24), // 6to4 relays
            Block.of(192, 168, 0, 0, 16), // RFC 1918
            Block.of(198, 18, 0, 0, 15), // benchmarks
            Block.of(198, 51, 100, 0, 24), // documentation
            Block.of(203, 0, 113, 0, 24), // documentation
            Block.of(224, 0, 0, 0, 3)); // multicast, reserved, broadcast

    private PublicAddresses() {}

    private record Block(int prefix, int bits) {
        static Block of(int a, int b, int c, int d, int bits) {
            return new Block((a << 24) | (b << 16) | (c << 8) | d, bits);
        }

        boolean holds(int address) {
            return (address ^ prefix) >>> (32 - bits) == 0;
        }
    }

    static boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            int value = word(bytes, 0);
            return EXCLUDED.stream().noneMatch(block -> block.holds(value));
        }
        int first = word(bytes, 0);
        boolean unicast = first >>> 29 == 1; // 2000::/3; neither ULA, link-local, multicast, mapped nor NAT64
        boolean tunnelOrReserved = first >>> 9 == 0x20010000 >>> 9; // 2001::/23, Teredo in it
        boolean documentation = first == 0x20010DB8 || first >>> 12 == 0x3FFF0;
        boolean sixToFour = first >>> 16 == 0x2002;
        return unicast && !tunnelOrReserved && !documentation && !sixToFour;
    }

    private static int word(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes).getInt(at); // Big-endian, as on the wire.
    }
}
