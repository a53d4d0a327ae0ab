/** The batch on a real disk and with a real wait for timestamps: measured as whole runs, in processes of their own. */
package vn.bansao.benchmarks.batch;
