/** The command line. */
package vn.bansao.verify.cli;
