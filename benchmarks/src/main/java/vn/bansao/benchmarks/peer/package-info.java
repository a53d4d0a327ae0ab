/** Who makes and verifies copies in the benchmarks: this library, and those it is measured against. */
package vn.bansao.benchmarks.peer;
