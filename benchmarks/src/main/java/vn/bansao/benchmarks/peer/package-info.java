/** Who makes and verifies copies in the benchmarks: this library, and those it is measured against. */
@NullMarked
package vn.bansao.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
