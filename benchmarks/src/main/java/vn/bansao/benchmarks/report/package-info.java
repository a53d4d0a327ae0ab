/** What a file of results says: tables, a chart, and whether the goals were met. */
@NullMarked
package vn.bansao.benchmarks.report;

import org.jspecify.annotations.NullMarked;
