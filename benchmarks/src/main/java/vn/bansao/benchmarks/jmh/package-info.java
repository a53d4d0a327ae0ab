/** The benchmarks, the plan of what is run, and the command that runs it. */
@NullMarked
package vn.bansao.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
