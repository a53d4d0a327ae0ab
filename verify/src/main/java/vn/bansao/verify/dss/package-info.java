/**
 * The second opinion of EU DSS. Its jars are optional; only {@link vn.bansao.verify.dss.SecondOpinion} can be loaded without
 * them, every other class here names DSS's types.
 */
package vn.bansao.verify.dss;
