/** Reports as text and JSON. */
package vn.bansao.verify.report;
