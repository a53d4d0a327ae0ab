/**
 * Third parties that judge what BanSao makes: libraries and command-line tools behind one interface.
 *
 * <p>No judge goes to the network. A judge whose tool is not installed never accepts: see {@link
 * vn.bansao.benchmarks.judge.Judgement#requireAccepted()}.
 */
@NullMarked
package vn.bansao.benchmarks.judge;

import org.jspecify.annotations.NullMarked;
