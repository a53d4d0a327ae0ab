/** The example a new user runs first. */
@org.jspecify.annotations.NullMarked
package vn.bansao.examples.quickstart;
