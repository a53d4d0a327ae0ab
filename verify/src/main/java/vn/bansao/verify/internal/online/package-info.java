/** What is fetched for a verification that may ask the network; nothing here decides what it is worth. */
package vn.bansao.verify.internal.online;
