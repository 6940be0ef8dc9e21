package de.schulausstattung.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitsTest {

    @Test
    void grantsTheBurstAndSaysWhenTheNextIsDue() {
        var buckets = new Buckets("subject", 1, 3);
        for (var n = 2; n >= 0; n--) {
            assertThat(buckets.take("a")).isEqualTo(new Permit("subject", true, 1, 3, n, 0));
        }
        assertThat(buckets.take("a").isGranted()).isFalse();
        assertThat(buckets.take("a").waitSeconds()).isBetween(1, 60);
        assertThat(buckets.take("b").isGranted()).isTrue();
    }

    @Test
    void forgetsOnlyThoseWhoHaveTheirWholeBurst() {
        var refillingSlowly = new Buckets("subject", 1, 2);
        refillingSlowly.take("a");
        refillingSlowly.sweep();
        assertThat(refillingSlowly.size()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({ "10.1.2.3,10.1.2.3", "2001:db8:1:2:3:4:5:6,2001:db8:1:2:", "2001:db8::1,2001:db8:", "0:0:0:0:0:0:0:1,0:0:0:0:",
            "::1,::1" })
    void countsAnIpv6ClientByItsNetwork(String address, String network) {
        assertThat(RateLimits.network(address)).isEqualTo(network);
    }
}
